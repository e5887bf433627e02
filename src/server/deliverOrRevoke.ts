import { trustedUrl } from '../contract/trustedUrl.ts'
import { fieldsOf } from './fieldsOf.ts'
import { inBackground } from './inBackground.ts'
import type { SessionKeeper } from './keepSessions.ts'
import { RouteFailure } from './RouteFailure.ts'
import { whenLost } from './whenLost.ts'

/** A link that may be handed over. */
export interface PortalLink {
  url: string
  expiresAt?: string
  sessionId?: string
}

/** What decides whether a link may be handed over. */
export interface DeliveryRule {
  signal: AbortSignal
  context: unknown
  portalOrigins: readonly string[]
  revoke: SessionKeeper['revoke']
}

/**
 * Gives the checked link of a mint while there is somebody to hand it to; otherwise it is revoked.
 * So it is later, where the host can tell that the answer was lost.
 */
export function deliverOrRevoke(
  minting: Promise<unknown>,
  rule: DeliveryRule,
): Promise<PortalLink> {
  const delivering = minting.then((session) => deliver(session, rule))
  // A runtime may stop the work for a browser that hung up, and the link with it would be lost.
  void inBackground(rule.context, delivering.then(ignore, ignore))
  return delivering
}

async function deliver(
  session: unknown,
  { signal, context, portalOrigins, revoke }: DeliveryRule,
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
  whenLost(context, () => revoke(session, 'aborted'))
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

function ignore() {}

function isDate(value: unknown): value is string {
  return typeof value === 'string' && Number.isFinite(Date.parse(value))
}
