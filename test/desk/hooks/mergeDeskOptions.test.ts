import { expect, it } from 'vitest'
import { mergeDeskOptions } from '../../../src/desk/hooks/mergeDeskOptions.ts'

const timeoutOf = (outer: number | undefined, timeout: number | undefined) =>
  mergeDeskOptions({ timeout: outer }, { timeout }).timeout

it.each([0, -1, NaN, undefined])('leaves the outer timeout where the inner one is %d', (inner) => {
  expect(timeoutOf(30_000, inner)).toBe(30_000)
})

it('takes the inner timeout, and the default where neither is one', () => {
  expect(timeoutOf(30_000, 200)).toBe(200)
  expect(timeoutOf(undefined, undefined)).toBe(15_000)
})
