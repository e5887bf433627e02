import { createPortalRoute } from '@marginfront/react/server'
import { currentAccount } from '../../accounts'

export const POST = createPortalRoute({
  async resolveCustomer() {
    const account = await currentAccount()
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})
