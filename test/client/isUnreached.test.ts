import { expect, it } from 'vitest'
import { codeOfRejection } from '../../src/client/codeOfRejection.ts'
import { isUnreached } from '../../src/client/isUnreached.ts'

it.each([
  'Failed to fetch',
  'network error',
  'Load failed',
  'The network connection was lost.',
  'The Internet connection appears to be offline.',
  'A server with the specified hostname could not be found.',
  'Die Netzwerkverbindung wurde unterbrochen.',
  'Origin null is not allowed by Access-Control-Allow-Origin.',
  'NetworkError when attempting to fetch resource.',
  'Error in input stream',
  'Network request failed',
  'fetch failed',
  'terminated',
])('takes the words of an engine that reached nobody for that: %s', (words) => {
  expect(isUnreached(new TypeError(words))).toBe(true)
})

it.each([
  "Cannot read properties of undefined (reading 'token')",
  "Cannot read properties of null (reading 'token')",
  'undefined is not an object (evaluating "session.token")',
  'can\'t access property "token", session is undefined',
  'session is null',
  'getToken is not a function',
  'session is not iterable',
  "Cannot destructure property 'token' of 'session' as it is undefined.",
  "Failed to execute 'fetch' on 'Window': String contains non ISO-8859-1 code point.",
  "Failed to construct 'URL': Invalid URL",
  'Failed to parse URL from /api/billing-portal',
])('takes the words of an engine for a mistake in code as one: %s', (words) => {
  const mistake = new TypeError(words)
  expect(isUnreached(mistake)).toBe(false)
  expect(codeOfRejection(mistake)).toBe('upstream_error')
})

it.each([
  ['network', new TypeError('Failed to fetch')],
  ['timeout', new DOMException('The operation timed out.', 'TimeoutError')],
  ['upstream_error', new TypeError('no token')],
  ['upstream_error', new DOMException('The user aborted a request.', 'AbortError')],
  ['upstream_error', undefined],
])('gives %s for what a host’s own function rejects with', (code, cause) => {
  expect(codeOfRejection(cause)).toBe(code)
})
