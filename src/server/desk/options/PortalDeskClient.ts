import type { PortalSessionsClient } from '../../upstream/PortalSessionsClient.ts'

/**
 * The part of a MarginFront client that the desk uses. `MarginFrontClient` of this package has it,
 * and so has any SDK with the same four methods.
 */
export interface PortalDeskClient extends PortalSessionsClient {
  portalSessions: PortalSessionsClient['portalSessions'] & {
    /** Looks one session up. */
    get(sessionId: string): Promise<unknown>
    /** Lists sessions, as an array or as `{ data: [] }`. */
    list(params: { customerId?: string; includeExpired?: boolean }): Promise<unknown>
  }
}
