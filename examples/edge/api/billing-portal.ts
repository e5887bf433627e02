import { createPortalRoute } from '@marginfront/react/server'
import { accountOf } from '../accounts.ts'

export const config = { runtime: 'edge' }

export default createPortalRoute({
  resolveCustomer({ request }) {
    const account = accountOf(request)
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})
