import { isOwnSessions } from '../marginfront/ownSessions.ts'
import type { RequestOptions } from '../marginfront/types.ts'
import type { MintParams, PortalSessionsClient } from './PortalSessionsClient.ts'

/** The calls that a route makes. */
export interface Calls {
  create: (params: MintParams) => Promise<unknown>
  revoke: (sessionId: string) => Promise<unknown>
}

/** The same calls, told how long each may take. */
interface BoundableCalls {
  create(params: MintParams, options: RequestOptions): Promise<unknown>
  revoke(sessionId: string, options: RequestOptions): Promise<unknown>
}

/**
 * Returns the calls of a client. This package's own is told how long each may take: a mint is
 * listened to for twice the route's time, so that a link that comes late is heard of and revoked,
 * but it is not tried again once the route has answered.
 */
export function callsOf({ portalSessions }: PortalSessionsClient, timeout: number): Calls {
  // No other SDK is given a second argument, which could mean anything to it.
  if (!isOwnSessions(portalSessions)) {
    return {
      create: (params) => portalSessions.create(params),
      revoke: (sessionId) => portalSessions.revoke(sessionId),
    }
  }
  const boundable: BoundableCalls = portalSessions
  return {
    create: (params) => boundable.create(params, { timeout: timeout * 2, retryWithin: timeout }),
    revoke: (sessionId) => boundable.revoke(sessionId, { timeout }),
  }
}
