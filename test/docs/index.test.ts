import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '../..')
const index = readFileSync(join(root, 'docs/README.md'), 'utf8')

it('leads to every page, with a word on what it is for', () => {
  const pages = globSync('*.md', { cwd: join(root, 'docs') }).filter((page) => page !== 'README.md')
  const listed = [...index.matchAll(/^- \[[^\]]+\]\(([\w-]+\.md)\): \S.+$/gm)].map(
    ([, page]) => page,
  )
  expect(listed.toSorted()).toEqual(pages.toSorted())
})
