import type { RouteErrorCode } from '../../contract/errorTable.ts'
import type { CustomerReference } from '../marginfront/types.ts'

/** What every event says. */
export interface PortalEventFacts {
  /** Names the request; the browser gets the same id with a failure. */
  requestId: string
  /** Milliseconds from the arrival of the request to the event. */
  duration: number
  /** Whose billing it was, as `resolveCustomer` returned it, if it got that far. */
  customer?: CustomerReference
}

/** A fresh link was handed to the person who clicked. `revoked` follows if it got lost. */
export interface PortalMintedEvent extends PortalEventFacts {
  type: 'minted'
  /** Names the session for `get` and `revoke`, if MarginFront gave an id. */
  sessionId?: string
}

/** The request was turned down (a 4xx), or its sender hung up before there was a link. */
export interface PortalRefusedEvent extends PortalEventFacts {
  type: 'refused'
  /** What the browser was told; `aborted` if it had hung up. */
  code: RouteErrorCode | 'aborted'
  /** What happened, and which setting to look at. For the operator, never for the browser. */
  reason: string
  /** The error of the MarginFront client, if it was MarginFront that refused. */
  cause?: unknown
}

/** Something is broken: the setup, MarginFront (a 5xx), or the revocation of a link. */
export interface PortalFailedEvent extends PortalEventFacts {
  type: 'failed'
  /** What the browser was told, or would have been. */
  code: RouteErrorCode
  /** What happened and how to fix it. For the operator, never for the browser. */
  reason: string
  /**
   * What lies underneath: what a function of your own threw, as it was thrown, or the error of this
   * package's MarginFront client, which holds no key, token or URL: see its `code`, `status`,
   * `requestId` and, for a connection, `errno`. What another SDK throws is left out.
   */
  cause?: unknown
  /** The session whose link still works, when its revocation failed. */
  sessionId?: string
}

/** A link that could no longer be delivered was revoked. */
export interface PortalRevokedEvent extends PortalEventFacts {
  type: 'revoked'
  /** Why: the browser hung up, the link came too late, or its URL could not be trusted. */
  code: 'aborted' | 'upstream_timeout' | 'upstream_error'
  /** Names the session that was revoked. */
  sessionId: string
}

/** What `onEvent` is called with. It never holds a URL, a token or a key. */
export type PortalEvent =
  PortalMintedEvent | PortalRefusedEvent | PortalFailedEvent | PortalRevokedEvent
