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
 * `url` and `token` are documented. `id` and `expiresAt` are documented for the listed form only:
 * that a minted session has them too is this package's assumption, and the client checks `url`
 * alone. Unknown fields are kept as they come.
 */
export interface PortalSession {
  /** The one-time link. Hand it over at once; store it nowhere. */
  url: string
  /** The secret part of the link. Documented; the client checks `url` alone. */
  token: string
  /** Names the session for `get` and `revoke`. That it is here too is an assumption. */
  id: string
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
  /**
   * Only this customer's sessions: MarginFront's UUID. `undefined` is refused, since without this
   * filter the list is of every customer.
   * @default every customer
   */
  customerId?: string
  /** Also those that expired or were used. @default false */
  includeExpired?: boolean | undefined
}

/** What each method takes besides its own parameters. */
export interface RequestOptions {
  /**
   * Milliseconds that the whole call may take, from its beginning to the end of the answer's body:
   * every attempt, and every wait between two of them. It replaces the client's `timeout`, so a
   * single attempt may use all of it. When it is over, the call rejects with a `TimeoutError`, and
   * an answer that still comes is not heard.
   * @default none: the client's `timeout` bounds each attempt, and `retries` their number
   */
  timeout?: number | undefined
  /**
   * Milliseconds from the beginning of the call after which no further attempt begins; one that is
   * under way goes on to its own end. It is for a caller who answers somebody else sooner than it
   * stops listening: a link that comes late is heard of, so that it can be revoked, and no new one
   * is asked for meanwhile.
   * @default the `timeout` of this call
   */
  retryWithin?: number | undefined
  /** Gives the call up, retries included: the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined
}
