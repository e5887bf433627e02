import { BillingPortalButton } from '@marginfront/react'
import { createElement } from 'react'

export function Billing() {
  return createElement(BillingPortalButton, { endpoint: '/api/billing-portal' })
}
