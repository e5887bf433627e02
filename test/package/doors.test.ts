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
const everyRoom = ['contract', 'react', 'server', 'emulator', 'check', 'cli', 'testing', 'locales']

// Each room may always enter itself.
const doorsOf: Record<string, Doors> = {
  'index.ts': { rooms: ['contract', 'react'] },
  contract: { rooms: [] },
  react: { rooms: ['contract'], packages: /^(react|@tanstack\/react-query)$/ },
  locales: { rooms: ['contract', 'react'] },
  server: { rooms: ['contract'] },
  emulator: { rooms: [] },
  testing: { rooms: everyRoom, packages: /./ },
  // Nothing of the server, so that the check cannot agree with its mistakes.
  check: { rooms: ['contract', 'emulator'], packages: /^node:/ },
  cli: { rooms: ['emulator', 'check'], packages: /^node:/ },
}

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

  it('keep the Node adapter out of every other entry', () => {
    const entering = imports.filter(({ from, to }) => isNodeAdapter(to) && !isNodeAdapter(from))
    expect(entering).toEqual([])
  })
})

describe('one file', () => {
  it('of src/react touches the location and opens tabs', () => {
    const going = /\blocation\b|\bwindow \. open\b|\bopen \( ,/
    expect(filesThat(going, 'src/react/')).toEqual(['src/react/deliver.ts'])
  })

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
