import {
  createPortalDeskRoute,
  type PortalDeskAuditEntry,
  type PortalDeskEvent,
} from '@marginfront/react/server'
import type { MarginFront } from './marginfront.ts'
import type { Sessions } from './sessions.ts'

/** What the desk tells: before something is done, and afterwards. */
interface DeskNarrator {
  audit: (entry: PortalDeskAuditEntry) => void
  onEvent: (event: PortalDeskEvent) => void
}

/** The backend half of the support desk: who of the staff may, and what the customers are called. */
export function createSupportDesk(
  sessions: Sessions,
  { connection, customers }: MarginFront,
  { audit, onEvent }: DeskNarrator,
) {
  return createPortalDeskRoute({
    ...connection,
    authorize({ request }) {
      const person = sessions.find(request.headers.get('cookie'))
      if (!person) return 'unauthenticated'
      return person.role === 'support' ? { actor: person.email } : 'forbidden'
    },
    describeSessions({ sessions: listed }) {
      const names = listed.flatMap(({ id, customerId }) => {
        const customerName = customers.find((customer) => customer.id === customerId)?.name
        return customerName === undefined ? [] : [[id, { customerName }] as const]
      })
      return Object.fromEntries(names)
    },
    audit,
    onEvent,
  })
}
