import { describe, expect, it } from 'vitest'
import { linesOf, verdictOf } from '../../bench/verdict.ts'

const measured = { name: 'a click', figure: '2 ms', spread: '1 to 3 ms' }

describe('the verdict on a figure', () => {
  it('holds where its bar does', () => {
    expect(verdictOf({ ...measured, bar: 'at most 2 ms', passed: true })).toBe('holds')
  })

  it('misses where its bar is passed', () => {
    expect(verdictOf({ ...measured, bar: 'at most 1 ms', passed: false })).toBe('misses')
  })

  it('is none where it is held to nothing', () => {
    expect(verdictOf({ ...measured, passed: true })).toBe('shown')
  })

  it('is never that a bar holds where nothing was measured', () => {
    expect(verdictOf({ name: 'a click', notMeasured: 'no browser' })).toBe('not measured')
  })
})

describe('a line', () => {
  it('has the figure, its spread, the bar and the verdict', () => {
    const finding = { ...measured, bar: 'at most 1 ms', passed: false, details: ['of which'] }
    expect(linesOf('client', finding)).toEqual([
      'client: a click: 2 ms (1 to 3 ms), at most 1 ms: misses',
      '    of which',
    ])
  })

  it('says why nothing was measured', () => {
    expect(linesOf('client', { name: 'a click', notMeasured: 'there is no browser' })).toEqual([
      'client: a click: not measured: there is no browser',
    ])
  })
})
