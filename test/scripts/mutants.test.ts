import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { mutants } from '../../scripts/mutants/list.ts'

const root = join(import.meta.dirname, '../..')

describe('the list of mutants', () => {
  it('is long enough, and says each defence once', () => {
    const defences = mutants.map(({ defence }) => defence)
    expect(defences.length).toBeGreaterThanOrEqual(40)
    expect(new Set(defences).size).toBe(defences.length)
  })

  it.each(mutants)('still finds what to take away: $defence', ({ file, text, replacement }) => {
    expect(readFileSync(join(root, 'src', file), 'utf8').split(text)).toHaveLength(2)
    expect(replacement).not.toBe(text)
  })

  it('names tests that exist', () => {
    const missing = mutants
      .flatMap(({ tests }) => tests)
      .filter((test) => !existsSync(join(root, 'test', test)))
    expect(missing).toEqual([])
  })
})
