import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { clauses } from '../../src/check/clauses/index.ts'
import { checkClauses } from '../../src/check/index.ts'
import { headOf } from '../../src/check/report/toClauseReport.ts'
import { readOpenApi } from '../server/support/openApiContract.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/check.md'), 'utf8')

/** The anchor that GitHub gives a heading. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-')

const sections = page
  .split(/^### /m)
  .slice(1)
  .map((section) => {
    const [heading = '', ...lines] = section.split('\n')
    const text = lines.join(' ').replaceAll('\\*', '*').replaceAll('&lt;', '<').replace(/\s+/g, ' ')
    return { heading, anchor: anchorOf(heading), text: text.trim() }
  })

describe('docs/check.md', () => {
  it.each(clauses)(
    'has the anchor of $id, with what it means, why, and how to fix it',
    (clause) => {
      const { id, level, title, fix } = clause
      const [, anchor] = headOf(clause).docs.split('#')
      const section = sections.find((one) => one.anchor === anchor)
      expect(section?.heading).toBe(id)
      const [meaning, advice] = [`**${level}.** ${title} `, ` How to fix it: ${fix}`]
      expect(section?.text.startsWith(meaning)).toBe(true)
      expect(section?.text.endsWith(advice)).toBe(true)
      expect(section?.text.slice(meaning.length, -advice.length)).toMatch(/^\S.+\.$/)
    },
  )

  it('has no section of a clause that is not there', () => {
    expect(sections.map(({ heading }) => heading)).toEqual(checkClauses.map(({ id }) => id))
  })
})

it.each(checkClauses)('openapi.yaml has what $id refers to', ({ openapi }) => {
  const [, pointer = ''] = openapi.split('#/')
  const parts = pointer.split('/').map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))
  let found: unknown = readOpenApi()
  for (const part of parts)
    found =
      typeof found === 'object' && found && part in found ? Reflect.get(found, part) : undefined
  expect(found).toBeDefined()
})

it('no two clauses have the same id', () => {
  expect(new Set(checkClauses.map(({ id }) => id)).size).toBe(checkClauses.length)
})
