import { createPortalRoute } from '@marginfront/react/server'
import { accountOf } from './accounts.ts'

export const portal = createPortalRoute<Deno.ServeHandlerInfo>({
  resolveCustomer({ request }) {
    const account = accountOf(request)
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})
