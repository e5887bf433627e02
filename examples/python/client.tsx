import { BillingPortalButton } from '@marginfront/react'
import { createRoot } from 'react-dom/client'

const place = document.querySelector('#billing')
if (place) createRoot(place).render(<BillingPortalButton endpoint="/api/billing-portal" />)
