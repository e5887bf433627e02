/** What the route asks MarginFront for. */
export interface MintParams {
  /** The customer's id in your own system. */
  customerExternalId?: string | undefined
  /** MarginFront's own id of the customer. */
  customerId?: string | undefined
  /** Kept with the session for your records. */
  returnUrl?: string | undefined
  /** The sections to show. */
  features?: readonly string[] | undefined
}

/**
 * The part of a MarginFront client that the portal route uses. `MarginFrontClient` of this package
 * has it, and so has any SDK with the same two methods.
 *
 * `MarginFrontClient` is also told with each call how long it may take, so that its own `timeout`
 * does not matter here, and it still hears of a link that comes late. Another SDK is not told, since
 * a second argument may mean something else to it. It should wait longer than the route's `timeout`.
 */
export interface PortalSessionsClient {
  portalSessions: {
    /** Mints a link. The `id` and `expiresAt` of the answer are used if they are there. */
    create(params: MintParams): Promise<{ url: string }>
    /** Revokes a link at once. */
    revoke(sessionId: string): Promise<unknown>
  }
}
