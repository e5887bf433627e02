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
 * As long as the client waits by itself: a short route timeout must not make it stop listening any
 * sooner.
 */
const shortestMint = 5_000

/**
 * Returns the calls of a client. This package's own is told how long each may take: a mint is
 * listened to for at least twice the route's time, so that a link that comes late is heard of and revoked,
 * but it is not tried again once the route has answered.
 */
export function callsOf({ portalSessions }: PortalSessionsClient, timeout: number): Calls {
  // Async in both: what is thrown comes out as a rejection, and what is no promise as one.
  // No other SDK is given a second argument, which could mean anything to it.
  if (!isOwnSessions(portalSessions)) {
    return {
      create: async ({ returnUrl, features, ...customer }) =>
        // Another SDK may send a field that is there and undefined, or refuse it.
        portalSessions.create({
          ...customer,
          ...(returnUrl !== undefined && { returnUrl }),
          ...(features !== undefined && { features }),
        }),
      revoke: async (sessionId) => portalSessions.revoke(sessionId),
    }
  }
  const boundable: BoundableCalls = portalSessions
  const patience = { timeout: Math.max(timeout * 2, shortestMint), retryWithin: timeout }
  return {
    create: async (params) => boundable.create(params, patience),
    revoke: async (sessionId) => boundable.revoke(sessionId, { timeout }),
  }
}
