/** A part of the server half, and the tests that hold it. */
export interface Room {
  name: string
  /** Patterns of the files whose code is changed. */
  files: readonly string[]
  /** Folders whose tests are asked whether they notice. */
  tests: readonly string[]
}

const within = (folder: string, rooms: readonly string[]) =>
  rooms.map((room) => `${folder}/${room}`)

const tests = (rooms: readonly string[]) => within('test/server', rooms)

/**
 * Every file once, each with the tests that are about it: all tests for each change would take a day, and
 * say less of who holds what.
 */
export const rooms: readonly Room[] = [
  { name: 'contract', files: ['src/contract/**/*.ts'], tests: ['test/contract'] },
  { name: 'desk', files: ['src/server/desk/**/*.ts'], tests: tests(['desk']) },
  { name: 'marginfront', files: ['src/server/marginfront/**/*.ts'], tests: tests(['marginfront']) },
  {
    name: 'node',
    files: ['src/server/{node,withoutAdapter,incoming}/**/*.ts'],
    tests: tests(['node', 'withoutAdapter']),
  },
  {
    name: 'guards',
    files: ['src/server/{guards,urls,host}/**/*.ts'],
    tests: tests(['guards', 'host', 'portal']),
  },
  {
    name: 'portal',
    files: [
      'src/server/{answers,events,portal,sessions,upstream}/**/*.ts',
      'src/server/*.ts',
      '!src/server/index*.ts',
    ],
    tests: tests(['answers', 'events', 'portal', 'sessions', 'upstream']),
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
