// BillingPage.tsx
import { BillingPortalButton } from '@marginfront/react'
import { useQuery } from '@tanstack/react-query'

export function BillingPage({ readPlan }: { readPlan: () => Promise<string> }) {
  const { data, refetch } = useQuery({ queryKey: ['plan'], queryFn: readPlan })
  return (
    <main>
      <p>Plan: {data}</p>
      <BillingPortalButton endpoint="/api/billing-portal" onReturn={() => void refetch()} />
    </main>
  )
}
