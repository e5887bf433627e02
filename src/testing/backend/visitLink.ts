import type { Emulator } from '../../emulator/index.ts'

/** What became of a visit to a portal link, and whose portal it leads to. */
export type PortalVisit =
  | { status: 'opened' | 'used' | 'expired' | 'revoked'; customerExternalId: string }
  | { status: 'unknown' }

/** Follows a link as a browser would, and gives the answer along with what became of the visit. */
export async function visitLink(
  emulator: Emulator,
  request: Request,
): Promise<{ visit: PortalVisit; response: Response }> {
  const before = emulator.events.length
  const answering = emulator.fetch(request)
  // The books say so at once; what is late, or lost to a fault, is the answer.
  const events = emulator.events.slice(before)
  const response = await answering
  const event = [...events, ...emulator.events.slice(before)].find(
    ({ type }) => type === 'opened' || type === 'refused',
  )
  if (event?.type === 'opened') return { visit: visitOf('opened', event.customerId), response }
  if (event?.type === 'refused' && event.reason !== 'unknown') {
    return { visit: visitOf(event.reason, event.customerId), response }
  }
  return { visit: { status: 'unknown' }, response }

  function visitOf(status: Exclude<PortalVisit['status'], 'unknown'>, id: string): PortalVisit {
    const customer = emulator.customers.find((account) => account.id === id)
    return { status, customerExternalId: customer?.externalId ?? id }
  }
}
