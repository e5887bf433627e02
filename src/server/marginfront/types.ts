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
  /**
   * Kept with the session for your records; the portal does not send anyone there by itself.
   * @default none
   */
  returnUrl?: string | undefined
  /**
   * The sections to show, of `'invoices'`, `'subscriptions'`, `'usage'` and `'profile'`. What
   * MarginFront does with an empty list is not documented.
   * @default all, as far as MarginFront decides
   */
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
   * Lists only the sessions of this customer, by MarginFront's UUID. `undefined` is refused, since a
   * list without this filter has every customer's.
   * @default every customer
   */
  customerId?: string
  /** Lists used and expired sessions too. @default false */
  includeExpired?: boolean | undefined
}

/** What each method takes besides its own parameters. */
export interface RequestOptions {
  /**
   * How long the whole call may take, in milliseconds, to the end of the answer's body, with every
   * attempt and every wait in between. It replaces the client's `timeout`, so one attempt may use all
   * of it. Then the call rejects with a `TimeoutError`; or, as soon as no other attempt would fit,
   * with the error of the last one.
   * @default none: the client's `timeout` limits each attempt, and `retries` their number
   */
  timeout?: number | undefined
  /**
   * How long after its beginning the call may start another attempt, in milliseconds; an attempt that
   * is under way goes on. For a caller that must answer before it stops listening: it still hears of a
   * link that comes late, and can revoke it, while no new one is requested.
   * @default the `timeout` of this call
   */
  retryWithin?: number | undefined
  /** Aborts the call, retries included: it rejects with the signal's reason. @default none */
  signal?: AbortSignal | undefined
}
