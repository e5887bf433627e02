import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import { errorTable } from '../../src/contract/errorTable.ts'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/troubleshooting.md'), 'utf8')
const [, read = '', logged = ''] = page.split(/^## /m)
const firstCells = (section: string) =>
  [...section.matchAll(/^\| ([^|-][^|]*?) +\|/gm)].map(([, cell = '']) => cell).slice(1)

it('has every sentence that a person may read', () => {
  // Nobody sees an attempt that was called off.
  const { aborted, ...seen } = errorTable
  const sentences = new Set(Object.values(seen).map(({ sentence }) => sentence))
  expect(aborted.sentence).not.toBe('')
  expect(firstCells(read).toSorted()).toEqual([...sentences].toSorted())
})

it('quotes the log as it is written', () => {
  const sources = globSync('src/server/**/*.ts', { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .join('\n')
    // Long sentences are joined from pieces.
    .replaceAll(/['`"] \+\s+['`"]/g, '')
  const quotes = firstCells(logged).map((cell) => /"(.+)"/.exec(cell)?.[1] ?? '')
  expect(quotes.length).toBeGreaterThan(5)
  for (const quote of quotes) expect(sources).toContain(quote)
})
