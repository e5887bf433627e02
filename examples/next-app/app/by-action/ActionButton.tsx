'use client'

import { BillingPortalButton, PortalError } from '@marginfront/react'
import { openBilling } from './openBilling'

export function ActionButton() {
  return (
    <BillingPortalButton
      requestSession={async () => {
        const session = await openBilling()
        if (!session) throw new PortalError('unauthenticated')
        return session
      }}
    />
  )
}
