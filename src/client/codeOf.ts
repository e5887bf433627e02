import type { BackendProblem } from './BackendProblem.ts'

/** What every client of a backend makes of an answer that has no code of its own. */
export type PlainCode =
  'network' | 'unauthenticated' | 'rate_limited' | 'invalid_response' | 'upstream_error'

/**
 * Gives the code of a problem: the one that the backend answered with, where it is a known one.
 * Otherwise something before the backend has answered, a gateway or a sign-in layer, and its status
 * has to do. A bare 404 is a missing route, not a missing customer.
 */
export function codeOf<Code extends string>(
  { response, body }: BackendProblem,
  isKnown: (code: unknown) => code is Code,
): Code | PlainCode {
  if (isKnown(body.code)) return body.code
  if (!response) return 'network'
  if (isRedirect(response) || response.status === 401) return 'unauthenticated'
  if (response.status === 429) return 'rate_limited'
  return response.status < 500 ? 'invalid_response' : 'upstream_error'
}

/** Most often to a sign-in. A `fetch` of the host's own may have followed it, to a page. */
export function isRedirect({ type, redirected, status }: Response): boolean {
  return type === 'opaqueredirect' || redirected || (status >= 300 && status < 400)
}
