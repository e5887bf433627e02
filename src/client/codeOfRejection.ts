import { isUnreached } from './isUnreached.ts'

/** Returns the code of what a host's own `fetch`, `headers` or `requestSession` rejects with. */
export function codeOfRejection(cause: unknown): 'network' | 'timeout' | 'upstream_error' {
  // Not every TypeError: these functions of the host's do more than to fetch.
  if (isUnreached(cause) && /fetch|network|load/i.test(String(cause))) return 'network'
  return Object(cause).name === 'TimeoutError' ? 'timeout' : 'upstream_error'
}
