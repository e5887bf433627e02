import { BillingPortalProvider } from '@marginfront/react'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Plan } from '../plans.ts'
import { InvoicesCard } from './InvoicesCard.tsx'
import type { User } from './Page.tsx'
import { PlanCard } from './PlanCard.tsx'
import { PortalCard } from './PortalCard.tsx'

export interface BillingPageProps {
  user: User
  plan: Plan | null
  portalOrigin: string
}

/** The page with the billing buttons. Back from the portal, it asks for the plan anew. */
export function BillingPage({ user, plan, portalOrigin }: BillingPageProps) {
  const queryClient = useQueryClient()
  const [backAt, setBackAt] = useState(Infinity)
  const { data, dataUpdatedAt } = useQuery({
    queryKey: ['plan', user.id],
    queryFn: fetchPlan,
    initialData: plan,
    staleTime: Infinity,
  })

  return (
    <BillingPortalProvider
      endpoint="/api/billing-portal"
      portalOrigins={[portalOrigin]}
      scope={user.id}
      onReturn={() => {
        setBackAt(Date.now())
        void queryClient.invalidateQueries({ queryKey: ['plan'] })
      }}
    >
      <h1>Billing</h1>
      <p className="soft">Plan, usage and invoices of {user.company}</p>
      <p className="returned" role="status">
        {dataUpdatedAt >= backAt &&
          `Back from billing: refreshed at ${new Date(dataUpdatedAt).toLocaleTimeString()}`}
      </p>
      <div className="cards">
        <PlanCard plan={data} />
        <PortalCard />
        {data && <InvoicesCard invoices={data.invoices} />}
      </div>
    </BillingPortalProvider>
  )
}

async function fetchPlan(): Promise<Plan | null> {
  const response = await fetch('/api/plan')
  if (!response.ok) throw new Error(`The plan was answered with ${response.status}.`)
  return response.json()
}
