import { expect, it } from 'vitest'
import {
  createRequestId,
  isOwnRequestId,
} from '../../../../src/server/marginfront/logging/requestIds.ts'

const own = createRequestId()

it('an id that the client made is known as such, and is another each time', () => {
  expect(own).toMatch(/^[\da-f]{32}$/)
  expect([own, createRequestId()].map(isOwnRequestId)).toEqual([true, true])
  expect(createRequestId()).not.toBe(own)
})

it.each([
  ['', 'nothing'],
  [own.slice(0, 6), 'its beginning alone'],
  [`${own}0`, 'a digit more'],
  [`0${own.slice(1)}`, 'another beginning'],
  [`${own.slice(6)}${own.slice(0, 6)}`, 'its beginning at the end'],
  [`${own.slice(0, -1)}x`, 'another letter'],
  ['0af7651916cd43dd8448eb211c80319c', 'one of MarginFront'],
])('%s is none: %s', (id) => {
  expect(isOwnRequestId(id)).toBe(false)
})
