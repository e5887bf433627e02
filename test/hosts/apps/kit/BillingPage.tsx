import { BillingPortalButton } from '@marginfront/react'
import { useQuery } from '@tanstack/react-query'

/** An app's own page: a plan, read again when the person is back from the portal. */
export function BillingPage({ readPlan }: { readPlan: () => Promise<string> }) {
  const { data, refetch } = useQuery({ queryKey: ['plan'], queryFn: readPlan })
  return (
    <main>
      <h1>Billing</h1>
      <p>Plan: {data}</p>
      <BillingPortalButton endpoint="/api/billing-portal" onReturn={() => void refetch()} />
    </main>
  )
}
