import type { Ask } from '../../bench/Bench.ts'

/** What a browser asks before it sends a request to another origin. */
export const preflight = (headers: NonNullable<Ask['headers']>): Ask => ({
  method: 'OPTIONS',
  headers: {
    ...headers,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'content-type',
  },
})
