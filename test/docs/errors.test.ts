import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { errorTable, type Failure } from '../../src/contract/errorTable.ts'
import { failureOf } from '../../src/server/failureOf.ts'

const file = join(import.meta.dirname, '../../docs/errors.md')
const page = readFileSync(file, 'utf8')
const text = page.replaceAll(/\s+/g, ' ')
const parts = text.split(' ### ').slice(1)

describe('the page on errors', () => {
  it('has the error table as the code has it', () => {
    const rows = [...page.matchAll(/^\| `(\w+)` .*$/gm)].map(([row]) =>
      row
        .split('|')
        .map((cell) => cell.trim())
        .slice(1, -1),
    )
    expect(rows).toEqual(
      Object.entries<Failure>(errorTable).map(([code, { status, sentence, retryable }]) => [
        `\`${code}\``,
        status ? String(status) : '',
        retryable ? 'yes' : 'no',
        sentence,
      ]),
    )
  })

  it('has a part for each code, in the order of the table, and one of the desk', () => {
    const codes: string[] = Object.keys(errorTable)
    codes.splice(codes.indexOf('network'), 0, 'not_found')
    expect(parts.map((part) => part.split(' ')[0])).toEqual(codes)
  })

  it.each(Object.entries({ ...errorTable, not_found: failureOf('not_found') }))(
    'quotes the sentence and the status of %s, and tells cause and cure',
    (code, { sentence, status }) => {
      const part = parts.find((each) => each.startsWith(`${code} `)) ?? ''
      expect(part).toContain(`"${sentence}"`)
      if (status > 0) expect(part).toContain(`${code} Status ${status}`)
      expect(part).toMatch(/\*\*Cause\.\*\* .+ \*\*Cure\.\*\* /)
    },
  )
})
