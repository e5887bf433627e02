import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import { fill } from '../labels/fill.ts'
import type { PortalDeskLabels } from '../labels/PortalDeskLabels.ts'

/** The best that is known of a customer, from a name down to MarginFront's own id. */
export function knownCustomer(session: ListedPortalSession): string | undefined {
  const { described, customerExternalId, customerId } = session
  return described?.customerName || customerExternalId || customerId || undefined
}

/** Names a session for people, also where nothing is known of its customer. */
export const customerName = (session: ListedPortalSession, labels: PortalDeskLabels): string =>
  knownCustomer(session) ?? fill(labels.unknownCustomer, { id: session.id })
