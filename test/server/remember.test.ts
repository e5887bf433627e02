import { expect, it, vi } from 'vitest'
import { remember } from '../../src/server/remember.ts'

it('computes once for each argument', () => {
  const compute = vi.fn((text: string) => text.length)
  const lengthOf = remember(compute)
  expect([lengthOf('a'), lengthOf('bb'), lengthOf('a')]).toEqual([1, 2, 1])
  expect(compute).toHaveBeenCalledTimes(2)
})

it('keeps no more than it may, and forgets the oldest first', () => {
  const compute = vi.fn((text: string) => text.length)
  const lengthOf = remember(compute, 2)
  for (const text of ['a', 'bb', 'ccc']) lengthOf(text)
  expect([lengthOf('bb'), lengthOf('ccc')]).toEqual([2, 3])
  expect(compute).toHaveBeenCalledTimes(3)
  expect(lengthOf('a')).toBe(1)
  expect(compute).toHaveBeenCalledTimes(4)
})

it('keeps a hundred where nothing else is said', () => {
  const compute = vi.fn((number: number) => String(number))
  const textOf = remember(compute)
  for (let number = 0; number < 101; number += 1) textOf(number)
  textOf(1)
  expect(compute).toHaveBeenCalledTimes(101)
  textOf(0)
  expect(compute).toHaveBeenCalledTimes(102)
})
