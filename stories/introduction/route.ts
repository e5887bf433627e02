import { createPortalRoute } from '@marginfront/react/server'
import { currentUser } from './auth.ts'

export const POST = createPortalRoute({
  async resolveCustomer({ request }) {
    const user = await currentUser(request)
    return user ? { customerExternalId: user.accountId } : 'unauthenticated'
  },
})
