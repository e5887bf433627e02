import { BillingPortalButton } from '@marginfront/react'
import { createRoot } from 'react-dom/client'

const root = createRoot(document.body.appendChild(document.createElement('div')))
root.render(<BillingPortalButton endpoint="/api/billing-portal" />)
