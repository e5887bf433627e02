import { BillingPortalButton } from '@marginfront/react'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createElement, StrictMode } from 'react'

const queries = new QueryClient()

/** The button under the host's own query client, where effects run twice in development. */
export const billing = createElement(
  StrictMode,
  null,
  createElement(
    QueryClientProvider,
    { client: queries },
    createElement(BillingPortalButton, { endpoint: '/api/billing-portal' }),
  ),
)
