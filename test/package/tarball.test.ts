import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { installPackage, type InstalledPackage } from './installPackage.ts'

let installed: InstalledPackage
beforeAll(async () => {
  installed = await installPackage()
})
afterAll(() => installed.remove())

const contents = (file: string) => readFileSync(join(installed.folder, file), 'utf8')
const scripts = () => installed.files.filter((file) => /^dist\/.*\.c?js$/.test(file))

it('holds its sources, its build and its papers, and nothing else', () => {
  const strangers = installed.files.filter(
    (file) =>
      !/^(dist|docs|src)\/|^skills\/[\w-]+\/SKILL\.md$|^(package\.json|llms\.txt|openapi\.yaml|check-report\.schema\.json|README\.md|LICENSE|CHANGELOG\.md|THIRD-PARTY-LICENSES\.md)$/.test(
        file,
      ),
  )
  expect(strangers).toEqual([])
  expect(installed.files).toContain('LICENSE')
})

it('holds the docs, and what an assistant reads', () => {
  const wanted = ['docs/README.md', 'docs/options.md', 'docs/hosts/next-app.md', 'llms.txt']
  expect(installed.files).toEqual(expect.arrayContaining(wanted))
  expect(installed.files.filter((file) => /^skills\/.*SKILL\.md$/.test(file))).toHaveLength(4)
})

it('holds no test, story or hidden file', () => {
  expect(
    installed.files.filter((file) => /test-d|\.test\.|\.stories\.|(^|\/)\./.test(file)),
  ).toEqual([])
})

it('depends on nothing', () => {
  expect(installed.manifest).not.toHaveProperty('dependencies')
  expect(installed.manifest).not.toHaveProperty('optionalDependencies')
})

it('imports nothing but its peers, Node and itself', () => {
  const built = installed.files.filter((file) => /^dist\/.*\.(c?js|d\.c?ts)$/.test(file))
  const named = new Set(Object.keys(installed.manifest.peerDependencies))
  const strangers = built.flatMap((file) =>
    ts
      .preProcessFile(contents(file), true, true)
      .importedFiles.map(({ fileName }) => fileName)
      .filter((name) => !/^(\.|node:)/.test(name) && !named.has(packageOf(name)))
      .map((name) => `${file}: ${name}`),
  )
  expect(built.length).toBeGreaterThan(10)
  expect(strangers).toEqual([])
})

it('has every file that its exports name', () => {
  const named = pathsIn(installed.manifest.exports)
  expect(named.length).toBeGreaterThan(10)
  expect(named.filter((path) => !existsSync(join(installed.folder, path)))).toEqual([])
})

it('has a declaration for every script that can be imported', () => {
  for (const path of pathsIn(installed.manifest.exports).filter((named) => /\.c?js$/.test(named))) {
    const declaration = path.replace('.browser', '').replace(/\.(c?)js$/, '.d.$1ts')
    expect(existsSync(join(installed.folder, declaration)), declaration).toBe(true)
  }
})

it("says 'use client' first thing in the client entries, and nowhere else", () => {
  const marked = scripts().filter((file) => /^\s*(['"])use client\1/.test(contents(file)))
  const entries = ['dist/desk.cjs', 'dist/desk.js', 'dist/index.cjs', 'dist/index.js']
  expect(marked.toSorted()).toEqual(entries)
  for (const file of scripts().filter((script) => !marked.includes(script))) {
    expect(contents(file), file).not.toMatch(/^\s*(['"])use client\1;?$/m)
  }
})

it('keeps the server out of the client entry', () => {
  const serverWords = ['x-api-key', 'mf_sk_', 'MF_API_SECRET_KEY', 'api.marginfront.com']
  for (const word of serverWords) {
    for (const entry of ['index.js', 'index.cjs', 'desk.js', 'desk.cjs']) {
      expect(contents(`dist/${entry}`), `${word} in ${entry}`).not.toContain(word)
    }
    expect(contents('dist/server.js'), 'what is looked for must exist').toContain(word)
  }
})

it('keeps the testing kit and the emulator out of what a host ships', () => {
  const entries = scripts().filter((file) => /^dist\/(index|server)\b/.test(file))
  expect(entries.length).toBeGreaterThan(5)
  for (const word of ['failNext', 'recordNavigation', 'mf_sk_test_emulator', 'defaultCustomers']) {
    expect(contents('dist/testing.js'), 'what is looked for must exist').toContain(word)
    expect(
      entries.filter((file) => contents(file).includes(word)),
      word,
    ).toEqual([])
  }
})

it('has one client entry, which the testing kit puts its pages on', () => {
  expect(contents('dist/testing.js')).toMatch(/BillingPortalProvider \} from "\.\/index\.js"/)
  expect(contents('dist/testing.cjs')).toContain('require("./index.cjs")')
  for (const file of ['dist/testing.js', 'dist/testing.cjs']) {
    expect(contents(file)).not.toContain('createContext')
  }
})

it('needs no runner, no MSW and no Node for the testing kit itself', () => {
  const { importedFiles } = ts.preProcessFile(contents('dist/testing.js'), true, true)
  expect([...new Set(importedFiles.map(({ fileName }) => fileName))].toSorted()).toEqual([
    './index.js',
    'react/jsx-runtime',
  ])
})

it('leaves it to the host whether this is development', () => {
  expect(contents('dist/index.js')).toContain('process.env.NODE_ENV')
  expect(contents('dist/index.cjs')).toContain('process.env.NODE_ENV')
})

it('starts its command with a shebang and holds one emulator', () => {
  expect(contents('dist/cli.js')).toMatch(/^#!\/usr\/bin\/env node\n/)
  expect(contents('dist/cli.js')).toContain("'./emulator.js'".replaceAll("'", '"'))
})

it('has a source map for each script, all of whose sources are in the package', () => {
  for (const file of scripts()) {
    const map: { sources: string[] } = JSON.parse(contents(`${file}.map`))
    expect(map.sources.length, file).toBeGreaterThan(0)
    for (const source of map.sources) {
      const path = resolve(installed.folder, dirname(file), source)
      expect(relative(installed.folder, path), `${file}: ${source}`).toMatch(/^src/)
      expect(existsSync(path), `${file}: ${source}`).toBe(true)
    }
  }
})

function packageOf(specifier: string) {
  return /^(@[^/]+\/)?[^/]+/.exec(specifier)?.[0] ?? ''
}

function pathsIn(exports: unknown): string[] {
  if (typeof exports === 'string') return [exports]
  return typeof exports === 'object' && exports ? Object.values(exports).flatMap(pathsIn) : []
}
