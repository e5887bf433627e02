import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { parts } from '../../bench/parts.ts'
import { marksOf } from '../../bench/support/withFigures.ts'

const root = join(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/performance.md'), 'utf8')

interface Limit {
  name: string
  limit: string
}

const { default: limits }: { default: Limit[] } = await import(join(root, '.size-limit.js'))

function figuresOf(part: string): string {
  const [opening, closing] = marksOf(part)
  return page.slice(page.indexOf(opening) + opening.length, page.indexOf(closing))
}

const bytesOf = (text: string) => Number(/([\d.]+) kB/.exec(text)?.[1]) * 1000

it.each(parts.map(({ name }) => name))(
  'has the figures of %s, with machine and versions',
  (part) => {
    const [opening, closing] = marksOf(part)
    expect(page.split(opening)).toHaveLength(2)
    expect(page.split(closing)).toHaveLength(2)
    expect(figuresOf(part)).toMatch(/\| what .*\n\| -.*\n\| \S/)
    expect(figuresOf(part)).toMatch(
      /Measured on \d{4}-\d\d-\d\d, .*, with Node [\d.]+, .*react [\d.]+/,
    )
  },
)

it('has a part for each place that is marked', () => {
  const marked = [...page.matchAll(/<!-- bench:(\w+) -->/g)].map(([, name]) => name)
  expect(marked.toSorted()).toEqual(parts.map(({ name }) => name).toSorted())
})

it.each(limits)('tells of $name what is checked, and no more than that', ({ name, limit }) => {
  const row = figuresOf('sizes')
    .split('\n')
    .find((line) => line.includes(`| ${name} `))
  const [, , figure = '', , bar = '', verdict = ''] = (row ?? '').split('|')
  expect(bytesOf(bar)).toBe(bytesOf(limit))
  expect(bytesOf(figure)).toBeLessThanOrEqual(bytesOf(limit))
  expect(verdict.trim()).toBe('holds')
})
