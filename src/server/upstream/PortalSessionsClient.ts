/** What the route asks MarginFront for. */
export interface MintParams {
  /** The customer's id in the host's own system. */
  customerExternalId?: string | undefined
  /** MarginFront's own id of the customer. */
  customerId?: string | undefined
  /** Kept on the session for the host's records. */
  returnUrl?: string | undefined
  /** The sections to show. */
  features?: readonly string[] | undefined
}

/**
 * The part of a MarginFront client that the portal route uses. `MarginFrontClient` of this package
 * has it, and so has any SDK with the same two methods.
 *
 * `MarginFrontClient` is also told with each call how long it may take, so that its own `timeout`
 * does not matter here and a link that comes late is heard of. Another SDK is not: what a second
 * argument means to it is not known. It should wait longer than the route's `timeout`.
 */
export interface PortalSessionsClient {
  portalSessions: {
    /** Mints a link. `id` and `expiresAt` of the answer are used where they are there. */
    create(params: MintParams): Promise<{ url: string }>
    /** Cuts a link off at once. */
    revoke(sessionId: string): Promise<unknown>
  }
}
