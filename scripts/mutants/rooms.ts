/** A part of the server half, and the tests that hold it. */
export interface Room {
  name: string
  /** Patterns of the files whose code is changed. */
  files: readonly string[]
  /** Patterns of the tests that are asked whether they notice. */
  tests: readonly string[]
}

const testsIn = (...folders: string[]) => folders.map((folder) => `test/${folder}/**/*.test.ts`)

/**
 * Every file once, each with the tests that are about it: all tests for each change would take a day, and
 * say less of who holds what.
 */
export const rooms: readonly Room[] = [
  { name: 'contract', files: ['src/contract/**/*.ts'], tests: testsIn('contract') },
  { name: 'desk', files: ['src/server/desk/**/*.ts'], tests: testsIn('server/desk') },
  {
    name: 'marginfront',
    files: ['src/server/marginfront/**/*.ts'],
    tests: testsIn('server/marginfront'),
  },
  {
    name: 'node',
    files: ['src/server/{node,withoutAdapter,incoming}/**/*.ts'],
    tests: testsIn('server/node', 'server/withoutAdapter', 'server/incoming'),
  },
  {
    name: 'guards',
    files: ['src/server/{guards,urls,host}/**/*.ts'],
    tests: [
      ...testsIn('server/guards', 'server/host', 'server/portal'),
      'test/server/urls.test.ts',
    ],
  },
  {
    name: 'portal',
    files: [
      'src/server/{answers,events,portal,sessions,upstream}/**/*.ts',
      'src/server/*.ts',
      '!src/server/index*.ts',
    ],
    tests: [
      ...testsIn(
        'server/answers',
        'server/events',
        'server/portal',
        'server/sessions',
        'server/upstream',
      ),
      'test/server/remember.test.ts',
    ],
  },
]

/** Returns the room of that name. */
export function roomOf(name: string): Room {
  const room = rooms.find((one) => one.name === name)
  if (!room) throw new TypeError(`There is no room ${name}: ${rooms.map((one) => one.name).join()}`)
  return room
}

/** The room that this run of Stryker is about; the smallest, where other tools read its configuration. */
export const chosenRoom = roomOf(process.env['MUTANTS_ROOM'] ?? 'contract')
