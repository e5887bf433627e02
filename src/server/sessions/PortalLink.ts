import { trustedUrl } from '../../contract/trustedUrl.ts'
import { fieldsOf } from '../fieldsOf.ts'
import { holdsSecret } from '../holdsSecret.ts'
import { sessionIdIn } from '../marginfront/strayId.ts'
import { RouteFailure } from '../RouteFailure.ts'

/** A link that may be handed over. */
export interface PortalLink {
  url: string
  expiresAt?: string
  sessionId?: string
}

/** Returns the link of a minted session, with its URL checked and parsed. */
export function checkLink(session: unknown, portalOrigins: readonly string[]): PortalLink {
  const { url, expiresAt } = fieldsOf(session)
  const sessionId = sessionIdIn(session)
  const expiry = dateIn(expiresAt)
  const trusted = trustedUrl(url, portalOrigins)
  if (trusted === undefined) {
    throw new RouteFailure('upstream_error', untrusted(url, portalOrigins))
  }
  return {
    url: trusted,
    ...(expiry !== undefined && { expiresAt: expiry }),
    // What a client takes for it may be the token of the link.
    ...(sessionId !== undefined && !holdsSecret(sessionId) && { sessionId }),
  }
}

function untrusted(url: unknown, portalOrigins: readonly string[]): string {
  return typeof url === 'string'
    ? `MarginFront returned a link that is not on ${portalOrigins.join(' or ')}, so it was ` +
        'withheld: it could lead anywhere. If you trust its origin, add it to portalOrigins.'
    : 'MarginFront answered without a link, so there is nothing to hand over. Check that baseUrl, or ' +
        "MF_API_BASE_URL, is the address of MarginFront's API."
}

// An SDK may have made a `Date` of it; JSON has null for one that is none.
function dateIn(value: unknown): string | undefined {
  const text: unknown = value instanceof Date ? value.toJSON() : value
  return typeof text === 'string' && Number.isFinite(Date.parse(text)) ? text : undefined
}
