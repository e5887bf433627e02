import { expect, it } from 'vitest'
import {
  differencesOf,
  median,
  moreOrLess,
  ratiosOf,
  spreadOf,
} from '../../bench/support/statistics.ts'

it('takes the middle one, whatever the order and however far the others lie', () => {
  expect(median([900, 1, 2, 3, 0])).toBe(2)
})

it('tells where the middle half of the runs lie', () => {
  expect(spreadOf([100, 1, 3, 2, 4], 1, 'ms')).toBe('2.0 to 4.0 ms')
})

it('compares each run with its neighbour in time', () => {
  expect(ratiosOf([2, 30], [1, 10])).toEqual([2, 3])
  expect(differencesOf([2, 30], [1, 10])).toEqual([1, 20])
})

it('says which way a difference goes', () => {
  expect(moreOrLess(0.731, 2)).toBe('0.73 ms more')
  expect(moreOrLess(-0.731, 2)).toBe('0.73 ms less')
})
