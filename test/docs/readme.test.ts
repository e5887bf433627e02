import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { snippetsOf } from './snippetsOf.ts'
import { typeErrors } from './typeErrors.ts'

const root = resolve(import.meta.dirname, '../..')
const readme = resolve(root, 'README.md')
const text = readFileSync(readme, 'utf8')
const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
  exports: Record<string, unknown>
}

describe('the README', () => {
  const snippets = snippetsOf(readme).filter(({ language }) => /^tsx?$/.test(language))

  it.each(snippets)('has code that compiles, at line $line', ({ code }) => {
    expect(typeErrors(code)).toEqual([])
  })

  it('would be told of code that does not compile', () => {
    const wrong = `import { BillingPortalButton } from '@marginfront/react'
      export const x = <BillingPortalButton endpoint={42} />`
    expect(typeErrors(wrong).join()).toContain("Type 'number' is not assignable to type 'string'")
  })

  it('names commands that exist', () => {
    const commands = [...text.matchAll(/(?<!emulator -- )npm run ([\w:-]+)/g)].map(
      (match) => match[1],
    )
    expect(commands.length).toBeGreaterThan(0)
    for (const command of commands) expect(manifest.scripts).toHaveProperty([command ?? ''])
  })

  it('names every entry point of the package, and no other', () => {
    const named = [...text.matchAll(/^\| `@marginfront\/react([\w/.-]*)`/gm)].map(
      (match) => `.${match[1]}`,
    )
    const real = Object.keys(manifest.exports).filter((path) => path !== './package.json')
    expect(named.sort()).toEqual(real.sort())
  })

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map((match) => match[1] ?? '')
    expect(links.length).toBeGreaterThan(0)
    for (const link of links) expect(existsSync(resolve(root, link)), link).toBe(true)
  })
})
