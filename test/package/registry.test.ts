import { execFile } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import ts from 'typescript'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { installPackage, type InstalledPackage } from './installPackage.ts'

const root = join(import.meta.dirname, '../..')
const execute = promisify(execFile)
const read = (path: string) => readFileSync(join(root, path), 'utf8')

interface Item {
  name: string
  dependencies?: string[]
  registryDependencies?: string[]
  files: { path: string; target: string; content?: string }[]
}
const registry: { homepage: string; items: Item[] } = JSON.parse(read('registry.json'))

let installed: InstalledPackage
beforeAll(async () => {
  installed = await installPackage()
})
afterAll(() => installed.remove())

describe('the registry for shadcn', () => {
  it("is right by shadcn's own command", async () => {
    const cli = join(root, 'node_modules/shadcn/dist/index.js')
    const { stdout, stderr } = await execute(
      process.execPath,
      [cli, 'registry', 'validate', 'registry.json'],
      { cwd: root },
    )
    expect(stdout + stderr).toContain(`${registry.items.length} items`)
  })

  it.each(registry.items)('has $name in the package, with its files as they are here', (item) => {
    const path = join(installed.folder, 'dist/registry', `${item.name}.json`)
    const built: Item = JSON.parse(readFileSync(path, 'utf8'))
    expect(built).toMatchObject({ name: item.name, dependencies: item.dependencies })
    expect(built.files.map(({ path: file, content }) => [file, content])).toEqual(
      item.files.map(({ path: file }) => [file, read(file)]),
    )
  })

  it('has each of its files in an item', () => {
    const named = registry.items.flatMap(({ files }) => files.map(({ path }) => path))
    const there = globSync('registry/**/*.*', { cwd: root }).map((path) =>
      path.replaceAll('\\', '/'),
    )
    expect(there.toSorted()).toEqual([...new Set(named)].toSorted())
  })

  it.each(registry.items)('names everything that the files of $name import', (item) => {
    const imports = item.files.flatMap(({ path }) =>
      ts.preProcessFile(read(path), true, true).importedFiles.map(({ fileName }) => fileName),
    )
    expect(imports.length).toBeGreaterThan(0)
    const own = item.files.map(({ target }) => basename(target).replace(/\.tsx?$/, ''))
    const strangers = imports.filter((name) => {
      if (name.startsWith('@/components/ui/')) {
        return !item.registryDependencies?.includes(basename(name))
      }
      if (name.startsWith('@/components/')) return !own.includes(basename(name))
      const needed = ['react', 'next', ...(item.dependencies ?? [])]
      return !needed.some((dependency) => name === dependency || name.startsWith(`${dependency}/`))
    })
    expect(strangers).toEqual([])
  })

  it('leads to the homepage of the package', () => {
    const { homepage }: { homepage: string } = JSON.parse(read('package.json'))
    expect(registry.homepage).toBe(homepage)
  })
})

it("the button of the registry is the reader's own, with all that the package's brings", async () => {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        import { renderToString } from 'react-dom/server'
        import { BillingPortalButton } from '@/components/billing-portal-button'
        console.log(renderToString(
          <BillingPortalButton endpoint="/api/billing-portal" variant="outline" className="mine" />,
        ))`,
      resolveDir: installed.app,
      loader: 'tsx',
    },
    alias: {
      '@/components/billing-portal-button': join(
        root,
        'registry/components/billing-portal-button.tsx',
      ),
      '@/components/ui/button': join(root, 'test/registry/stubs/button.tsx'),
      '@/components/ui/spinner': join(root, 'test/registry/stubs/spinner.tsx'),
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    jsx: 'automatic',
  })
  const html = await installed.run(outputFiles[0]?.text ?? '')
  expect(html).toMatch(
    /<button class="button outline undefined mine"[^>]* type="submit"[^>]*>Manage billing<\/button>/,
  )
  expect(html).toContain('<form')
  expect(html).not.toContain('<svg')
})
