import { expect, it } from 'vitest'
import { PortalError } from '../../../src/index.ts'
import { toPortalError } from '../../../src/react/attempt/toPortalError.ts'

it('makes a whole PortalError of one that was sent through JSON', () => {
  const sent = { name: 'PortalError', code: 'rate_limited', retryAfter: 5 }
  const error = toPortalError(sent)
  expect(error).toBeInstanceOf(PortalError)
  expect(error).toMatchObject({ ...sent, status: 429, retryable: true })
  expect(error.message).toBe('Please try again later.')
  expect(toPortalError({ ...sent, message: 'Not so fast.' }).message).toBe('Not so fast.')
})

it('keeps a PortalError of another copy of the package as it is', () => {
  const other = Object.assign(new Error('no'), { name: 'PortalError', code: 'forbidden' })
  expect(toPortalError(other)).toBe(other)
})
