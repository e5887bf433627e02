import { expect, it } from 'vitest'
import { errorFromStatus } from '../../../src/server/marginfront/errorFromStatus.ts'

it.each([
  [401, 'AuthenticationError', 'key_refused'],
  [403, 'PermissionError', 'permission_denied'],
  [404, 'NotFoundError', 'not_found'],
  [429, 'RateLimitError', 'rate_limited'],
  [500, 'ApiError', 'server_error'],
  [599, 'ApiError', 'server_error'],
  [0, 'ApiError', 'unexpected_redirect'],
  [300, 'ApiError', 'unexpected_redirect'],
  [399, 'ApiError', 'unexpected_redirect'],
  [199, 'ApiError', 'unexpected_status'],
  [400, 'ApiError', 'unexpected_status'],
  [499, 'ApiError', 'unexpected_status'],
])('%i is a %s, %s', (status, name, code) => {
  const details = { status, requestId: 'req_1' }
  expect(errorFromStatus(status, details)).toMatchObject({ name, code, ...details })
})
