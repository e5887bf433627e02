import { createPortalRoute, type PortalEvent } from '@marginfront/react/server'
import type { MarginFront } from './marginfront.ts'
import type { Sessions } from './sessions.ts'

/** The backend half of the billing button: who is signed in, and which MarginFront to ask. */
export function createBillingPortal(
  sessions: Sessions,
  { connection }: MarginFront,
  onEvent: (event: PortalEvent) => void,
) {
  return createPortalRoute({
    ...connection,
    resolveCustomer({ request }) {
      const person = sessions.find(request.headers.get('cookie'))
      if (!person) return 'unauthenticated'
      return person.role === 'customer' ? { customerExternalId: person.externalId } : 'forbidden'
    },
    returnUrl: '/billing',
    onEvent,
  })
}
