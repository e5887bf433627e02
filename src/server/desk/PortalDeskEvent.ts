import type {
  PortalEventFacts,
  PortalFailedEvent,
  PortalMintedEvent,
  PortalRefusedEvent,
} from '../events/PortalEvent.ts'
import type { RevocationCode } from '../events/RouteEvent.ts'
import type { AnswerCode } from '../failureOf.ts'
import type { PortalDeskAction } from './PortalDeskAction.ts'

/** The codes that a desk route answers with: the portal route's, and `not_found`. */
export type PortalDeskErrorCode = AnswerCode

interface DeskFacts {
  /** What was asked for, where it got as far as that. */
  action?: PortalDeskAction
  /** Who asked, as `authorize` said, where it got as far as that. */
  actor?: string
}

/** A member of staff read the list; `customer` is the filter, if there was one. */
export interface PortalDeskListedEvent extends PortalEventFacts, DeskFacts {
  type: 'listed'
}

/** Somebody of the staff was shown one session. */
export interface PortalDeskViewedEvent extends PortalEventFacts, DeskFacts {
  type: 'viewed'
  sessionId: string
}

/** A link was made for a customer, and handed to the staff or, where it was `delivered`, sent. */
export interface PortalDeskMintedEvent extends PortalMintedEvent, DeskFacts {
  /** Whether `deliverLink` sent it. */
  delivered?: true
}

/** A link was cut off. */
export interface PortalDeskRevokedEvent extends PortalEventFacts, DeskFacts {
  type: 'revoked'
  sessionId: string
  /**
   * Why, where nobody asked for it: the browser hung up, the link came too late, its URL could not be
   * trusted, or `deliverLink` failed (`misconfigured`).
   */
  code?: RevocationCode
}

/** The request was turned down (a 4xx), or its sender hung up before there was a link. */
export interface PortalDeskRefusedEvent extends Omit<PortalRefusedEvent, 'code'>, DeskFacts {
  code: PortalDeskErrorCode | 'aborted'
  sessionId?: string
}

/** Something is broken: the setup, MarginFront (a 5xx), or the revocation of a link. */
export interface PortalDeskFailedEvent extends PortalFailedEvent, DeskFacts {}

/** What the desk's `onEvent` is called with. It never holds a URL, a token or a key. */
export type PortalDeskEvent =
  | PortalDeskListedEvent
  | PortalDeskViewedEvent
  | PortalDeskMintedEvent
  | PortalDeskRevokedEvent
  | PortalDeskRefusedEvent
  | PortalDeskFailedEvent
