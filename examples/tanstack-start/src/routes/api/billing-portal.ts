import { createPortalRoute } from '@marginfront/react/server'
import { createFileRoute } from '@tanstack/react-router'
import { accountOf } from '../../accounts.ts'

const portal = createPortalRoute({
  resolveCustomer({ request }) {
    const account = accountOf(request)
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})

export const Route = createFileRoute('/api/billing-portal')({
  server: { handlers: { ANY: ({ request }) => portal(request) } },
})
