import { describe, expect, it } from 'vitest'
import {
  isErrorLike,
  systemCodeOf,
  systemCodesIn,
} from '../../../../src/server/marginfront/logging/systemCodes.ts'

const coded = (code: unknown, more: ErrorOptions = {}) =>
  Object.assign(new Error('x', more), { code })

describe('a system code', () => {
  it.each(['ECONNREFUSED', 'UND_ERR_SOCKET', 'ConnectionRefused'])('is %s', (code) => {
    expect(systemCodeOf(coded(code))).toBe(code)
  })

  it.each([undefined, 20, '', '7E', 'two words', 'x'.repeat(62), { toString: () => 'ECONNRESET' }])(
    'is not %j',
    (code) => {
      expect(systemCodeOf(coded(code))).toBeUndefined()
    },
  )
})

describe('the system codes of an error', () => {
  it('are its own and those beneath it, the outermost first', () => {
    const error = coded('OUTER', { cause: new Error('y', { cause: coded('INNER') }) })
    expect(systemCodesIn(error)).toEqual(['OUTER', 'INNER'])
  })

  it('are those of its cause, and then of the first five that it is made of', () => {
    const codes = ['A1', 'A2', 'A3', 'A4', 'A5', 'A6']
    const error = new AggregateError(
      codes.map((code) => coded(code)),
      'z',
      { cause: coded('CAUSE') },
    )
    expect(systemCodesIn(error)).toEqual(['CAUSE', ...codes.slice(0, 5)])
  })

  it('are none where there are none', () => {
    expect(systemCodesIn(new Error('x'))).toEqual([])
    expect(systemCodesIn('ECONNREFUSED')).toEqual([])
    expect(systemCodesIn(Object.assign(new Error('x'), { errors: 'ECONNREFUSED' }))).toEqual([])
  })

  it('end where errors cause each other', () => {
    const error: Error & { cause?: unknown } = coded('LOOP')
    error.cause = error
    expect(systemCodesIn(error)).toEqual(Array(5).fill('LOOP'))
  })
})

it.each([null, undefined, 'x', {}, { name: 'Error' }, { message: 'x' }, { name: 1, message: 'x' }])(
  'what is no error is not taken for one: %j',
  (value) => {
    expect(isErrorLike(value)).toBe(false)
  },
)

it('an error of another realm is one', () => {
  expect(isErrorLike({ name: 'TypeError', message: 'fetch failed' })).toBe(true)
  expect(isErrorLike({ name: 'TypeError', message: 7 })).toBe(false)
})
