import { readdirSync, readFileSync } from 'node:fs'
import { expect, it } from 'vitest'

const folder = new URL('../../.changeset/', import.meta.url)
const changesets = readdirSync(folder).filter((name) => name.endsWith('.md'))

it('every changeset names this package, the kind of release and what is new', () => {
  for (const name of changesets) {
    const text = readFileSync(new URL(name, folder), 'utf8')
    expect(text, name).toMatch(
      /^---\n'@marginfront\/react': (major|minor|patch)\n---\n\n[^\s][^]{20,}\n$/,
    )
  }
})
