/** A section of the portal that a session can show. Source: MarginFront's API reference. */
export type PortalFeature = 'invoices' | 'subscriptions' | 'usage' | 'profile'

/** Names the customer by exactly one of the two ids. */
export type CustomerReference =
  | {
      /** The customer's id in your own system. */
      customerExternalId: string
      customerId?: never
    }
  | {
      /** MarginFront's own id of the customer, a UUID. */
      customerId: string
      customerExternalId?: never
    }

/** What `portalSessions.create` takes. Source: MarginFront's API reference. */
export type CreatePortalSessionParams = CustomerReference & {
  /** Kept on the session for your records; the portal does not send anyone there by itself. */
  returnUrl?: string
  /** The sections to show. What MarginFront does without it is not documented. */
  features?: readonly PortalFeature[]
}

/**
 * A minted portal session, the only answer that carries the link.
 *
 * `url` and `token` are documented. `id` and `expiresAt` are documented for the listed form only,
 * so here they are this package's assumption and optional. Unknown fields are kept as they come.
 */
export interface PortalSession {
  /** The one-time link. Hand it over at once; store it nowhere. */
  url: string
  /** The secret part of the link. */
  token: string
  /** Names the session for `get` and `revoke`. */
  id?: string
  /** When the link stops working, one hour after it was minted. Assumed to be ISO 8601. */
  expiresAt?: string
  [field: string]: unknown
}

/** A session as `get` and `list` give it: never with `url` or `token`. */
export interface ListedPortalSession {
  /** Names the session for `get` and `revoke`. */
  id: string
  /** Whether the link was opened. */
  isUsed: boolean
  /** When the link stops working. Assumed to be ISO 8601. */
  expiresAt: string
  url?: never
  token?: never
  [field: string]: unknown
}

/** What `portalSessions.list` takes. */
export interface ListPortalSessionsParams {
  /** Only this customer's sessions: MarginFront's UUID. @default every customer */
  customerId?: string
  /** Also those that expired or were used. @default false */
  includeExpired?: boolean
}
