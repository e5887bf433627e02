import { trustedUrl } from '../contract/trustedUrl.ts'
import { fieldsOf } from './fieldsOf.ts'
import type { SessionKeeper } from './keepSessions.ts'
import { RouteFailure } from './RouteFailure.ts'

/** A link that may be handed over. */
export interface PortalLink {
  url: string
  expiresAt?: string
  sessionId?: string
}

/** What decides whether a link may be handed over. */
export interface DeliveryRule {
  signal: AbortSignal
  portalOrigins: readonly string[]
  revoke: SessionKeeper['revoke']
}

/** Gives the checked link while there is somebody to hand it to; otherwise it is revoked. */
export async function deliverOrRevoke(
  session: unknown,
  { signal, portalOrigins, revoke }: DeliveryRule,
): Promise<PortalLink> {
  const { id, url, expiresAt } = fieldsOf(session)
  const trusted = trustedUrl(url, portalOrigins)
  if (trusted === undefined) {
    await revoke(session, 'upstream_error')
    throw new RouteFailure('upstream_error', untrusted(url, portalOrigins))
  }
  if (signal.aborted) {
    await revoke(session, 'aborted')
    throw new RouteFailure('aborted', 'The browser hung up before the link was there.')
  }
  return {
    url: trusted,
    ...(isDate(expiresAt) && { expiresAt }),
    ...(typeof id === 'string' && { sessionId: id }),
  }
}

function untrusted(url: unknown, portalOrigins: readonly string[]): string {
  return typeof url === 'string'
    ? `MarginFront gave a link that is not on ${portalOrigins.join(' or ')}, so it was not ` +
        'handed over. If its origin should be trusted, name it in portalOrigins.'
    : 'MarginFront answered without a link. Check baseUrl.'
}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && Number.isFinite(Date.parse(value))
}
