import { isFeatures } from '../../marginfront/checkParams.ts'
import type { CustomerReference, PortalFeature } from '../../marginfront/types.ts'
import { RouteFailure } from '../../RouteFailure.ts'
import { readCustomer } from '../../sessions/readCustomer.ts'
import { holdsSecret } from '../../holdsSecret.ts'

/** The link that the staff ask for. */
export interface LinkRequest {
  customer: CustomerReference
  /** Unchecked. */
  returnUrl: unknown
  features: readonly PortalFeature[] | undefined
  /** Whether the host sends it, so that nobody of the staff sees it. */
  deliver: boolean
}

/** Reads the fields of a request for a link; null is none. */
export function readLinkRequest(fields: Record<string, unknown>): LinkRequest {
  const { returnUrl, deliver } = fields
  const customer = readCustomer(fields)
  if (!customer || holdsSecret(Object.values(customer).join())) {
    throw refusal(
      'it does not name exactly one customer. Send either customerId or customerExternalId, a ' +
        'string that is not empty, and no link or key',
    )
  }
  const wantedFeatures = fields['features'] ?? undefined
  if (wantedFeatures !== undefined && !isFeatures(wantedFeatures)) {
    throw refusal(
      'features is not a list of the sections that the portal has. Send some of invoices, ' +
        'subscriptions, usage and profile, or leave it out',
    )
  }
  const wantedDelivery = deliver ?? false
  if (typeof wantedDelivery !== 'boolean') throw refusal('deliver is neither true nor false')
  // Frozen, as the customer is: functions of the host's see it before anything is made.
  const features = wantedFeatures && Object.freeze([...wantedFeatures])
  return { customer, returnUrl, features, deliver: wantedDelivery }
}

function refusal(problem: string): RouteFailure {
  return new RouteFailure(
    'invalid_request',
    `The request for a link was unclear, so none was made: ${problem}.`,
  )
}
