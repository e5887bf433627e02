import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { snippetsOf } from '../../docs/snippetsOf.ts'

const root = join(import.meta.dirname, '../../..')
const page = join(root, 'docs/hosts/python.md')
const files = globSync('examples/python/**/*.{py,tsx}', { cwd: root })
const sources = files.map((file) => readFileSync(join(root, file), 'utf8'))

it("shows the example's own code", () => {
  const snippets = snippetsOf(page)
  expect(snippets.length).toBeGreaterThan(2)
  for (const { code, line } of snippets) {
    expect(
      sources.some((source) => source.includes(code)),
      `line ${line}`,
    ).toBe(true)
  }
})

it('begins with two whole files', () => {
  for (const { code, line } of snippetsOf(page).slice(0, 2)) {
    expect(sources, `line ${line}`).toContain(code)
  }
})

it('needs nothing but the standard library', () => {
  const standard =
    /^(__future__|base64|collections|concurrent|dataclasses|datetime|email|hashlib|html|http|json|logging|math|os|pathlib|re|select|socket|threading|time|typing|urllib|uuid)(\.|$)/
  const own = /^(\.|accounts$|billing$|billing_portal$)/
  const imported = sources.flatMap((source) =>
    [...source.matchAll(/^(?:from|import) ([\w.]+)(?: import|$)/gm)].map(([, name]) => name ?? ''),
  )
  expect(imported.length).toBeGreaterThan(40)
  expect(imported.filter((name) => !standard.test(name) && !own.test(name))).toEqual([])
})
