/** What your route's `describeSessions` adds to a session. */
export interface PortalSessionDescription {
  customerName?: string | undefined
  /** Your own page about this customer: a path of your app, or an http(s) address. */
  customerHref?: string | undefined
}

/**
 * A session as the desk lists it: never with its link.
 *
 * MarginFront documents `id`, `isUsed` and `expiresAt`. It may say more, and what it says is passed
 * on as it came; the optional fields are this package's assumption of what that is.
 */
export interface ListedPortalSession {
  /** Names the session for `usePortalSessionDetails` and `useRevokePortalSession`. */
  id: string
  /** Whether the link was opened. */
  isUsed: boolean
  /** When the link stops working, as ISO 8601. */
  expiresAt: string
  /** When the link was made, as ISO 8601. */
  createdAt?: string | null | undefined
  /** When the link was opened, as ISO 8601. */
  usedAt?: string | null | undefined
  /** MarginFront's id of the customer. */
  customerId?: string | null | undefined
  /** The customer's id in your own system. */
  customerExternalId?: string | null | undefined
  /** Names for people, if the route's `describeSessions` returns them. */
  described?: PortalSessionDescription | undefined
  url?: never
  token?: never
  [field: string]: unknown
}

/** Which sessions to list. */
export interface PortalSessionListParams {
  /** Lists only the sessions of this customer, by MarginFront's id. @default every customer */
  customerId?: string | undefined
  /** Lists opened and expired sessions too. @default false */
  includeExpired?: boolean | undefined
}
