import { BillingPortalButton } from '@marginfront/react'
import { QueryClient, QueryClientProvider, useQuery } from '@tanstack/react-query'
import { createRoot } from 'react-dom/client'

function Billing() {
  const { data = '', refetch } = useQuery({
    queryKey: ['account'],
    queryFn: async () => (await fetch('/api/account')).text(),
  })
  return (
    <main>
      <h1>Billing</h1>
      <p>{data}</p>
      <BillingPortalButton
        endpoint="/api/billing-portal"
        onReturn={() => void refetch()}
        target={location.search === '?tab' ? '_blank' : '_self'}
      />
    </main>
  )
}

createRoot(document.body.appendChild(document.createElement('div'))).render(
  <QueryClientProvider client={new QueryClient()}>
    <Billing />
  </QueryClientProvider>,
)
