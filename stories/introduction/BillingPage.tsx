import { BillingPortalButton } from '@marginfront/react'
import '@marginfront/react/styles.css'

export function BillingPage() {
  return <BillingPortalButton endpoint="/api/billing-portal" />
}
