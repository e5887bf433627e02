import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { snippetsOf } from './snippetsOf.ts'
import { typeErrors } from './typeErrors.ts'

const snippets = snippetsOf(join(import.meta.dirname, '../../docs/support-desk.md'))

describe('the page on the support desk', () => {
  it.each(snippets)('has code that compiles, at line $line', ({ code }) => {
    expect(typeErrors(code)).toEqual([])
  })

  it('has code', () => {
    expect(snippets.length).toBeGreaterThan(5)
  })
})
