import type { HostArgs } from '../../host/HostArgs.ts'
import type {
  CustomerReference,
  ListedPortalSession,
  PortalFeature,
} from '../../marginfront/types.ts'
import type { PortalDeskAction } from '../PortalDeskAction.ts'

/** What `authorize` is called with. */
export interface PortalDeskAuthorizeArgs<Context = unknown> extends HostArgs<Context> {
  /** What the person wants to do: `list`, `get`, `create` or `revoke`. */
  readonly action: PortalDeskAction
}

/**
 * Which member of staff is asking, or why they may not: `'unauthenticated'` (401) if nobody is signed
 * in, `'forbidden'` (403) if whoever is has no right to this.
 */
export type PortalDeskStaff =
  | {
      /** Names the person in the audit and in events, such as their e-mail address. */
      actor: string
    }
  | 'unauthenticated'
  | 'forbidden'

/** What a function of yours is called with once it is known who is asking. */
export interface PortalDeskArgs<Context = unknown> extends HostArgs<Context> {
  /** Who is asking, as `authorize` said. */
  readonly actor: string
}

interface AuditFacts<Context> extends PortalDeskArgs<Context> {
  /** Names the request: the events that follow have the same id. */
  readonly requestId: string
  /** The time, as an ISO 8601 date in UTC. */
  readonly at: string
}

/** What `audit` is called with: who is about to do what to whom. */
export type PortalDeskAuditEntry<Context = unknown> =
  | (AuditFacts<Context> & {
      readonly action: 'create'
      readonly customer: CustomerReference
      /** Whether `deliverLink` will send the link, so that the staff never see it. */
      readonly deliver: boolean
      readonly returnUrl?: string
      readonly features?: readonly PortalFeature[]
    })
  | (AuditFacts<Context> & { readonly action: 'revoke'; readonly sessionId: string })

/** What `deliverLink` is called with. */
export interface PortalDeskDeliverArgs<Context = unknown> extends PortalDeskArgs<Context> {
  readonly customer: CustomerReference
  /** The one-time link. Send it and forget it: it belongs in no log, queue or database. */
  readonly url: string
  /** When the link stops working, as an ISO 8601 date, where MarginFront said so. */
  readonly expiresAt?: string
}

/** What `describeSessions` is called with. */
export interface PortalDeskDescribeArgs<Context = unknown> extends PortalDeskArgs<Context> {
  readonly sessions: readonly ListedPortalSession[]
}

/** How people know the customer of a session. */
export interface PortalSessionDescription {
  customerName?: string | undefined
  /** Your own page about the customer: a path, or an absolute http or https URL. */
  customerHref?: string | undefined
}

/** Descriptions keyed by session id; a session without one is shown as MarginFront gave it. */
export type PortalSessionDescriptions = Readonly<
  Record<string, PortalSessionDescription | null | undefined>
>
