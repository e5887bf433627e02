import { isOwnSessions } from '../../marginfront/ownSessions.ts'
import type { RequestOptions } from '../../marginfront/types.ts'
import { RouteFailure } from '../../RouteFailure.ts'
import type { PortalDeskClient } from '../options/PortalDeskClient.ts'
import type { SessionFilter } from '../requests/readFilter.ts'

/** The calls that make no link. */
export interface DeskCalls {
  get: (sessionId: string) => Promise<unknown>
  list: (filter: SessionFilter) => Promise<unknown>
  revoke: (sessionId: string) => Promise<unknown>
}

/** The same calls, told how long each may take. */
interface BoundableCalls {
  get(sessionId: string, options: RequestOptions): Promise<unknown>
  list(filter: SessionFilter, options: RequestOptions): Promise<unknown>
  revoke(sessionId: string, options: RequestOptions): Promise<unknown>
}

/** Returns the calls of a client. This package's own is told how long each may take. */
export function deskCallsOf({ portalSessions }: PortalDeskClient, timeout: number): DeskCalls {
  // No other SDK is given a second argument, which could mean anything to it.
  if (!isOwnSessions(portalSessions)) {
    return {
      get: (sessionId) => portalSessions.get(plainId(sessionId)),
      list: (filter) => portalSessions.list(filter),
      revoke: (sessionId) => portalSessions.revoke(plainId(sessionId)),
    }
  }
  const boundable: BoundableCalls = portalSessions
  return {
    get: (sessionId) => boundable.get(sessionId, { timeout }),
    list: (filter) => boundable.list(filter, { timeout }),
    revoke: (sessionId) => boundable.revoke(sessionId, { timeout }),
  }
}

/** Another SDK may put an id into its URL as it is, and one like `../customers/1` would climb there. */
function plainId(sessionId: string): string {
  if (encodeURIComponent(sessionId) === sessionId) return sessionId
  throw new RouteFailure(
    'invalid_request',
    'A request named a session by an id with characters that have a meaning in a URL. Your client ' +
      'may not encode them, so it was not called. Check the id; MarginFrontClient would encode it.',
  )
}
