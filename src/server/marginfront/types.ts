/** A section of the portal that a session can show. Source: MarginFront's API reference. */
export type PortalFeature = 'invoices' | 'subscriptions' | 'usage' | 'profile'

/** Names the customer by exactly one of the two ids. Source: MarginFront's API reference. */
export type CustomerReference =
  | {
      /** The customer's id in your own system. */
      customerExternalId: string
      customerId?: undefined
    }
  | {
      /** MarginFront's own id of the customer, a UUID. */
      customerId: string
      customerExternalId?: undefined
    }

/** What `portalSessions.create` takes. Source: MarginFront's API reference. */
export type CreatePortalSessionParams = CustomerReference & {
  /** Kept on the session for your records; the portal does not send anyone there by itself. */
  returnUrl?: string | undefined
  /** The sections to show. What MarginFront does without it, or with none, is not documented. */
  features?: readonly PortalFeature[] | undefined
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
  /** The secret part of the link. Documented; the client checks `url` alone. */
  token: string
  /** Names the session for `get` and `revoke`. */
  id?: string
  /** When the link stops working, one hour after it was minted. Assumed to be ISO 8601. */
  expiresAt?: string
  [field: string]: unknown
}

/**
 * A session as `get` and `list` give it: never with `url` or `token`.
 *
 * The three fields are documented by name; their types are this package's assumption, and only
 * `id` is checked. Unknown fields are kept as they come.
 */
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

/** What `portalSessions.list` takes. Source: MarginFront's SDK reference. */
export interface ListPortalSessionsParams {
  /** Only this customer's sessions: MarginFront's UUID. @default every customer */
  customerId?: string | undefined
  /** Also those that expired or were used. @default false */
  includeExpired?: boolean | undefined
}

/** What each method takes besides its own parameters. */
export interface RequestOptions {
  /** Gives the request up, retries included: the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined
}
