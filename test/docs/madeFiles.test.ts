import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { madeFiles } from '../../scripts/docs/madeFiles.ts'

const root = join(import.meta.dirname, '../..')
const files = await madeFiles(root)
const contents = (path: string) => readFileSync(join(root, path), 'utf8')

describe('what `npm run docs` makes', () => {
  it.each(Object.keys(files))('is in %s as it would make it now', (path) => {
    expect(contents(path)).toBe(files[path])
  })

  it('is all that there is in the skills', () => {
    const index = contents('llms.txt')
    for (const path of Object.keys(files).filter((file) => file.startsWith('skills/'))) {
      expect(index).toContain(`(${path})`)
    }
  })
})

describe('the page on options', () => {
  const rows = [...contents('docs/options.md').matchAll(/^\| `(\w+)` .*$/gm)].map(
    ([row, name]) => ({
      name: name ?? '',
      cells: row
        .replaceAll('\\|', '/')
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    }),
  )

  it('has the options of every part of the package', () => {
    const names = rows.map(({ name }) => name)
    const some = ['endpoint', 'progressive', 'resolveCustomer', 'authorize', 'columns', 'retries']
    expect(names).toEqual(expect.arrayContaining(some))
  })

  it('says of each its type, its default and what it does', () => {
    const unsaid = rows.filter(({ cells }) => cells.some((cell) => cell === ''))
    expect(unsaid.map(({ name }) => name)).toEqual([])
  })

  it('says of each number what it counts', () => {
    const numbers = rows.filter(({ cells }) => cells[1]?.startsWith('`number'))
    expect(numbers.length).toBeGreaterThan(10)
    const unit = /milliseconds|how many times|share of calls|the port/i
    const unsaid = numbers.filter(({ cells }) => !unit.test(cells.at(-1) ?? ''))
    expect(unsaid.map(({ name }) => name)).toEqual([])
  })
})
