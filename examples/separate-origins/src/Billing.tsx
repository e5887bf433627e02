import { BillingPortalButton } from '@marginfront/react'
import { apiOrigin } from './apiOrigin.ts'

export function Billing() {
  return (
    <main>
      <h1>Billing</h1>
      <BillingPortalButton endpoint={`${apiOrigin}/api/billing-portal`} credentials="include" />
    </main>
  )
}
