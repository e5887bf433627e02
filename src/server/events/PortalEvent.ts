import type { RouteErrorCode } from '../../contract/errorTable.ts'
import type { CustomerReference } from '../marginfront/types.ts'

interface PortalEventFacts {
  /** Names the request; the browser gets the same id with a failure. */
  requestId: string
  /** Milliseconds since the request came in. */
  duration: number
  /** Whose billing it was, once `resolveCustomer` has said so. */
  customer?: CustomerReference
}

/** A fresh link was handed to the person who asked for it. `revoked` follows if it got lost. */
export interface PortalMintedEvent extends PortalEventFacts {
  type: 'minted'
  /** Names the session for `get` and `revoke`, where MarginFront gave an id. */
  sessionId?: string
}

/** The request was turned down (a 4xx), or its sender hung up before anything was minted. */
export interface PortalRefusedEvent extends PortalEventFacts {
  type: 'refused'
  /** What the browser was told; `aborted` when it was gone. */
  code: RouteErrorCode | 'aborted'
  /** Why, and which setting to look at. For the operator, never for the browser. */
  reason: string
}

/** Something is broken: the set-up, MarginFront (a 5xx), or a link that could not be revoked. */
export interface PortalFailedEvent extends PortalEventFacts {
  type: 'failed'
  /** What the browser was told, or would have been. */
  code: RouteErrorCode
  /** What happened and how to fix it. For the operator, never for the browser. */
  reason: string
  /** What a function of your own threw, as it was thrown. */
  cause?: unknown
  /** The session that is still alive, when a revocation failed. */
  sessionId?: string
}

/** A link that could no longer be delivered was cut off. */
export interface PortalRevokedEvent extends PortalEventFacts {
  type: 'revoked'
  /** Why: the browser hung up, the link came too late, or its URL could not be trusted. */
  code: 'aborted' | 'upstream_timeout' | 'upstream_error'
  /** Names the session that was revoked. */
  sessionId: string
}

/** What `onEvent` hears. It never holds a URL, a token or a key. */
export type PortalEvent =
  PortalMintedEvent | PortalRefusedEvent | PortalFailedEvent | PortalRevokedEvent
