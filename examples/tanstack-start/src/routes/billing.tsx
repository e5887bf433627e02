import { BillingPortalButton } from '@marginfront/react'
import { createFileRoute } from '@tanstack/react-router'

export const Route = createFileRoute('/billing')({ component: Billing })

function Billing() {
  return (
    <main>
      <h1>Billing</h1>
      <BillingPortalButton endpoint="/api/billing-portal" />
    </main>
  )
}
