import { createPortalRoute } from '@marginfront/react/server'
import { accountOf } from '../accounts.server.ts'
import type { Route } from './+types/billing-portal.ts'

const portal = createPortalRoute({
  resolveCustomer({ request }) {
    const account = accountOf(request)
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})

export const action = ({ request }: Route.ActionArgs) => portal(request)
export const loader = ({ request }: Route.LoaderArgs) => portal(request) // 405
