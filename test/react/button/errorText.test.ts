import { expect, it } from 'vitest'
import { PortalError } from '../../../src/index.ts'
import { errorText } from '../../../src/react/button/errorText.ts'
import { portalDefaults } from '../../../src/react/settings/portalDefaults.ts'

const { labels } = portalDefaults

it.each([Infinity, NaN, -1, 0])('says nothing of a wait of %d seconds', (retryAfter) => {
  const error = new PortalError('rate_limited', { retryAfter })
  expect(errorText(error, labels)).toBe('Please try again later.')
})

it('says how long to wait in place of when', () => {
  const error = new PortalError('upstream_error', { retryAfter: 9 })
  expect(errorText(error, labels)).toBe(
    "Billing isn't available right now. Please try again in 9 seconds.",
  )
  expect(errorText(error, { ...labels, errors: { upstream_error: 'Too bad.' } })).toBe(
    'Too bad. Please try again in 9 seconds.',
  )
})

it('says the sentence of a code whose label is empty', () => {
  const error = new PortalError('forbidden')
  expect(errorText(error, { ...labels, errors: { forbidden: '' } })).toBe(error.message)
})
