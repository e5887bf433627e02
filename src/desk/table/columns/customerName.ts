import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import { fill } from '../labels/fill.ts'
import type { PortalDeskLabels } from '../labels/PortalDeskLabels.ts'

/**
 * The best that is known of a customer, from a name down to MarginFront's own id, which promises
 * nothing of them: what is neither text nor number, such as the whole of a customer, is no name.
 */
export function knownCustomer(session: ListedPortalSession): string | undefined {
  const { described, customerExternalId, customerId } = session
  const known = [described?.customerName, customerExternalId, customerId].find(
    (value: unknown) => (typeof value === 'string' && value) || typeof value === 'number',
  )
  return known === undefined ? undefined : String(known)
}

/** Names a session for people, also where nothing is known of its customer. */
export const customerName = (session: ListedPortalSession, labels: PortalDeskLabels): string =>
  knownCustomer(session) ?? fill(labels.unknownCustomer, { id: session.id })
