import { BillingPortalButton } from '@marginfront/react'

export default function Billing() {
  return (
    <main>
      <h1>Billing</h1>
      <BillingPortalButton endpoint="/api/billing-portal" />
    </main>
  )
}
