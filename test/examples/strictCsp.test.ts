import { build } from 'esbuild'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const example = join(root, 'examples/strict-csp')

/** The names that a module imports or exports, by the module that they come from. */
function namesIn(code: string, keyword: 'import' | 'export'): Map<string, string[]> {
  const names = new Map<string, string[]>()
  for (const [, list = '', from = ''] of code.matchAll(
    new RegExp(`^${keyword} \\{([^}]*)\\} from ['"](.+)['"]`, 'gm'),
  )) {
    const listed = list.split(',').map((name) => name.trim().split(' as ')[0] ?? '')
    names.set(from, [...(names.get(from) ?? []), ...listed.filter(Boolean)])
  }
  return names
}

it('has a place in its import map for every module that the package asks for, and every name there', async () => {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/index.ts')],
    bundle: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    jsx: 'automatic',
    packages: 'external',
  })
  const asked = namesIn(outputFiles[0]?.text ?? '', 'import')
  expect([...asked.keys()]).toContain('react/jsx-runtime')

  const { importMap }: { importMap: string } = await import(join(example, 'importMap.ts'))
  const { imports } = JSON.parse(importMap)
  const vendor = await readFile(join(example, 'vendor.ts'), 'utf8')
  const given = [...namesIn(vendor, 'export').values()].flat()

  for (const [module, names] of asked) {
    expect(imports).toHaveProperty([module])
    if (vendor.includes(`export * from '${module}'`)) continue
    expect(given).toEqual(expect.arrayContaining(names))
  }
})
