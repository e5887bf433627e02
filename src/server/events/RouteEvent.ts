import type { AnswerCode } from '../failureOf.ts'
import type { PortalEventFacts } from './PortalEvent.ts'

/** Why a link was revoked that nobody asked to revoke. */
export type RevocationCode = 'aborted' | 'upstream_timeout' | 'upstream_error' | 'misconfigured'

/** An event of any route. The public types of each route say which of them it comes to. */
export interface RouteEvent extends PortalEventFacts {
  type: 'minted' | 'revoked' | 'refused' | 'failed' | 'listed' | 'viewed'
  code?: AnswerCode | RevocationCode
  reason?: string
  cause?: unknown
  sessionId?: string
}
