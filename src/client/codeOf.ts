import type { BackendProblem } from './BackendProblem.ts'

/** What every client of a backend makes of an answer that has no code of its own. */
export type PlainCode =
  'network' | 'unauthenticated' | 'rate_limited' | 'invalid_response' | 'upstream_error'

/**
 * Returns the code of a problem: the one that the backend answered with, where it is a known one.
 * Otherwise something before the backend has answered, a gateway or a sign-in layer, and its status
 * has to do. A bare 404 is a missing route, not a missing customer.
 */
export function codeOf<Code extends string>(
  { status, isRedirect, body }: BackendProblem,
  isKnown: (code: unknown) => code is Code,
): Code | PlainCode {
  if (isKnown(body.code)) return body.code
  if (status === undefined) return 'network'
  if (isRedirect || status === 401) return 'unauthenticated'
  if (status === 429) return 'rate_limited'
  return status < 500 ? 'invalid_response' : 'upstream_error'
}
