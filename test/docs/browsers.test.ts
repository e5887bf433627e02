import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { engines } from '../engines/drivers/Driver.ts'
import { groups } from '../engines/scenarios/index.ts'
import { markdownTable, type Cell } from '../engines/table.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/browsers.md'), 'utf8')
const [, table = ''] = /<!-- table -->\n([^]*)<!-- end -->/.exec(page) ?? []
const rows = table
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .slice(2)

describe('the table of browsers', () => {
  it('has a row for every scenario, under its heading', () => {
    const expected = groups.flatMap(({ title, scenarios }) => [
      `**${title}**`,
      ...Object.keys(scenarios),
    ])
    expect(rows.map(([, name]) => name)).toEqual(expected)
  })

  it('says of every scenario how it ended in every engine, and why it was skipped', () => {
    const cells = rows
      .filter(([, name]) => !name?.startsWith('**'))
      .flatMap((row) => row.slice(2, 2 + engines.length))
    expect(cells).toHaveLength(
      engines.length * groups.flatMap(({ scenarios }) => Object.keys(scenarios)).length,
    )
    for (const cell of cells) expect(cell).toMatch(/^(passed|skipped \(\d+\))$/)
    const numbers = cells.flatMap((cell) => cell.match(/\d+/) ?? [])
    for (const number of numbers) expect(table).toMatch(new RegExp(`^${number}\\. \\w`, 'm'))
  })
})

describe('a table of results', () => {
  const cell = (change: Partial<Cell>): Cell => ({
    engine: 'Chromium',
    group: 'A new tab',
    scenario: 'that is blocked',
    state: 'passed',
    note: undefined,
    ...change,
  })

  it('names what failed, what was skipped and why, and what did not run', () => {
    const text = markdownTable([
      cell({ state: 'failed' }),
      cell({ engine: 'Firefox', state: 'skipped', note: 'There is no Firefox' }),
    ])
    expect(text).toContain('| that is blocked | failed   | skipped (1) | not run   |')
    expect(text).toContain('1. There is no Firefox')
  })
})
