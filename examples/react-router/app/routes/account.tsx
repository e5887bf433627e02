import { BillingPortalButton } from '@marginfront/react'
import { createPortalRoute } from '@marginfront/react/server'
import { accountOf } from '../accounts.server.ts'
import type { Route } from './+types/account.ts'

const portal = createPortalRoute({
  resolveCustomer({ request }) {
    const account = accountOf(request)
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})

export const middleware: Route.MiddlewareFunction[] = [
  ({ request }, next) => (request.method === 'POST' ? portal(request) : next()),
]

export const loader = ({ request }: Route.LoaderArgs) => accountOf(request) ?? 'nobody'

export default function Account({ loaderData }: Route.ComponentProps) {
  return (
    <main>
      <h1>Account of {loaderData}</h1>
      <BillingPortalButton endpoint="/account" />
    </main>
  )
}
