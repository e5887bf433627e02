import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')
const readme = resolve(root, 'README.md')
const text = readFileSync(readme, 'utf8')
const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>
  exports: Record<string, unknown>
}

describe('the README', () => {
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
})
