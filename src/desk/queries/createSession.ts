import { safeUrl } from '../../contract/trustedUrl.ts'
import { askDesk } from './askDesk.ts'
import { PortalDeskError } from './PortalDeskError.ts'
import type { PortalDeskRequestOptions } from './PortalDeskOptions.ts'

/** A section of the portal that a link can show. */
export type PortalFeature = 'invoices' | 'subscriptions' | 'usage' | 'profile'

/** Whom a link is for, by one of the two ids, and what it shows. */
export type CreatePortalLinkParams = (
  | {
      /** The customer's id in your own system. */
      customerExternalId: string
      customerId?: undefined
    }
  | {
      /** MarginFront's id of the customer. */
      customerId: string
      customerExternalId?: undefined
    }
) & {
  /** Kept with the session for your records. @default none */
  returnUrl?: string | undefined
  /** The sections to show, of `'invoices'`, `'subscriptions'`, `'usage'` and `'profile'`. @default all */
  features?: readonly PortalFeature[] | undefined
  /** Has the route send the link to the customer, so that staff never see it. @default false */
  deliver?: true | undefined
}

/** A link that was just made. It works once: hand it over at once, and keep it nowhere. */
export interface CreatedPortalLink {
  id: string
  url: string
  expiresAt?: string | undefined
  delivered?: undefined
}

/** A link that was sent to the customer. */
export interface DeliveredPortalLink {
  id: string
  expiresAt?: string | undefined
  delivered: true
  url?: undefined
}

/** Asks the desk for a fresh link, and returns no more of the answer than that. */
export async function createSession(
  options: PortalDeskRequestOptions,
  body: CreatePortalLinkParams,
  signal: AbortSignal | undefined,
): Promise<CreatedPortalLink | DeliveredPortalLink> {
  const answer = await askDesk(options, { method: 'POST', body, signal })
  const { id, url: link, expiresAt, delivered } = Object(answer)
  if (delivered) return { id, expiresAt, delivered: true }
  // Of any origin: the route has checked whose link it is.
  const url = safeUrl(link)?.href
  if (url === undefined) throw new PortalDeskError('invalid_response')
  return { id, url, expiresAt }
}
