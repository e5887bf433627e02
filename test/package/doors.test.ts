import { globSync, readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')

const sources = globSync('src/**/*.{ts,tsx}', { cwd: root }).map((path) => ({
  path: path.replaceAll('\\', '/'),
  text: readFileSync(join(root, path), 'utf8'),
}))

interface Doors {
  rooms: string[]
  packages?: RegExp
}

const none = /(?!)/
const everyRoom = [
  'index.ts',
  'contract',
  'client',
  'react',
  'desk',
  'server',
  'emulator',
  'check',
  'cli',
  'testing',
  'locales',
  'shared',
]

// Each room may always enter itself.
const doorsOf: Record<string, Doors> = {
  'index.ts': { rooms: ['client', 'contract', 'react'] },
  contract: { rooms: [] },
  client: { rooms: ['contract'] },
  react: { rooms: ['client', 'contract'], packages: /^(react|@tanstack\/react-query)$/ },
  desk: {
    rooms: ['client', 'contract'],
    packages: /^(react|@tanstack\/react-(query|table))$/,
  },
  locales: { rooms: ['contract', 'react', 'desk'] },
  server: { rooms: ['contract'] },
  emulator: { rooms: [] },
  testing: { rooms: everyRoom, packages: /./ },
  // Nothing of the server, so that the check cannot agree with its mistakes.
  check: { rooms: ['contract', 'emulator', 'shared'], packages: /^node:/ },
  // The doctor judges a key and an address by the rules of the server itself.
  cli: { rooms: ['emulator', 'check', 'shared', 'contract', 'server'], packages: /^node:/ },
  // What the check and the command both need of Node.
  shared: { rooms: [], packages: /^node:/ },
}

// The rooms of src/server from the lowest up: each may enter itself and those before it.
const serverFloors = [
  'fieldsOf.ts',
  'holdsSecret.ts',
  'parseJson.ts',
  'isThenable.ts',
  'withinTime.ts',
  'remember.ts',
  'failureOf.ts',
  'RouteFailure.ts',
  'incoming',
  'marginfront',
  'urls',
  'host',
  'upstream',
  'events',
  'guards',
  'sessions',
  'answers',
  'withoutAdapter',
  'desk',
  'portal',
  'node',
  'node.ts',
  'index.ts',
  'index.browser.ts',
]

function roomOf(path: string) {
  return path.split('/')[1] ?? ''
}

function importsOf({ path, text }: { path: string; text: string }) {
  const folder = dirname(path)
  return ts.preProcessFile(text).importedFiles.map(({ fileName }) => ({
    from: path,
    to: fileName.startsWith('.') ? posix.join(folder, fileName) : fileName,
    isPackage: !fileName.startsWith('.'),
  }))
}

const imports = sources.flatMap(importsOf)

/** The source as its tokens, so that neither a comment nor a message counts as code. */
function codeOf(text: string) {
  const tokens: string[] = []
  const visit = (node: ts.Node) => {
    if (node.getChildCount() > 0) node.getChildren().forEach(visit)
    else if (!ts.isStringLiteralLike(node)) tokens.push(node.getText())
  }
  visit(ts.createSourceFile('source.tsx', text, ts.ScriptTarget.Latest, true))
  return tokens.join(' ')
}

function withoutComments(text: string) {
  return text.replaceAll(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '')
}

function filesThat(contain: RegExp, under: string) {
  return sources
    .filter(({ path, text }) => path.startsWith(under) && contain.test(codeOf(text)))
    .map(({ path }) => path)
}

describe('the doors between the rooms', () => {
  it('are known for every room', () => {
    expect(Object.keys(doorsOf)).toEqual(
      expect.arrayContaining([...new Set(sources.map(({ path }) => roomOf(path)))]),
    )
  })

  it('lead only where the plan says', () => {
    const trespasses = imports.filter(({ from, to, isPackage }) => {
      const room = roomOf(from)
      const { rooms, packages = none } = doorsOf[room] ?? { rooms: [] }
      if (isPackage) return !packages.test(to) && !isNodeAdapterAtHome(from, to)
      return !to.startsWith('src/') || ![room, ...rooms].includes(roomOf(to))
    })
    expect(trespasses).toEqual([])
  })

  it('of src/server lead down and never back up', () => {
    const floorOf = (path: string) => serverFloors.indexOf(path.split('/')[2] ?? '')
    const inside = sources.filter(({ path }) => path.startsWith('src/server/'))
    expect(inside.filter(({ path }) => floorOf(path) === -1)).toEqual([])
    const climbs = imports.filter(
      ({ from, to }) =>
        from.startsWith('src/server/') &&
        to.startsWith('src/server/') &&
        floorOf(to) > floorOf(from),
    )
    expect(climbs).toEqual([])
  })

  it('of one route do not lead to another', () => {
    const between = imports.filter(
      ({ from, to }) =>
        (from.startsWith('src/server/portal/') && to.startsWith('src/server/desk/')) ||
        (from.startsWith('src/server/desk/') && to.startsWith('src/server/portal/')),
    )
    expect(between).toEqual([])
  })

  it('keep what is the portal route’s alone out of what other routes share', () => {
    const shared = sources.filter(({ path }) =>
      /^src\/server\/(urls|host|withoutAdapter|upstream|events|guards|sessions|answers)\//.test(
        path,
      ),
    )
    const hardWired = shared.filter(({ text }) =>
      /'POST'|createPortal(Route|Action|DeskRoute)/.test(withoutComments(text)),
    )
    expect(hardWired.map(({ path }) => path)).toEqual(['src/server/guards/mediaType.ts'])
  })

  it('keep the Node adapter out of every other entry', () => {
    const entering = imports.filter(({ from, to }) => isNodeAdapter(to) && !isNodeAdapter(from))
    expect(entering).toEqual([])
  })
})

describe('one file', () => {
  it('of src/react touches the location and opens tabs', () => {
    const going = /\blocation\b|\bwindow \. open\b|\bopen \( ,/
    expect(filesThat(going, 'src/client/')).toEqual([])
    expect(filesThat(going, 'src/react/')).toEqual(['src/react/browser/navigation.ts'])
  })

  it.each(['sessionStorage', 'addEventListener'])(
    'of src/react knows %s, in the room of the browser',
    (name) => {
      const files = filesThat(new RegExp(`\\b${name}\\b`), 'src/react/')
      expect(files).toEqual([expect.stringContaining('src/react/browser/')])
    },
  )

  it('of src/server builds responses', () => {
    const building = /\bnew Response\b|\bResponse \. (json|redirect|error)\b/
    expect(filesThat(building, 'src/server/')).toHaveLength(1)
  })
})

function isNodeAdapter(path: string) {
  return /^src\/server\/node(\.ts$|\/)/.test(path)
}

function isNodeAdapterAtHome(from: string, to: string) {
  return isNodeAdapter(from) && to.startsWith('node:')
}
