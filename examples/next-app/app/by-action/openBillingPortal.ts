'use server'

import { createPortalAction } from '@marginfront/react/server'
import { currentAccount } from '../accounts'

const openBilling = createPortalAction({
  async resolveCustomer() {
    const account = await currentAccount()
    return account ? { customerExternalId: account } : 'unauthenticated'
  },
})

export async function openBillingPortal() {
  return openBilling()
}
