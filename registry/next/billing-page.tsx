import type { Metadata } from 'next'
import { BillingPortalButton } from '@/components/billing-portal-button'

export const metadata: Metadata = { title: 'Billing' }

export default function BillingPage() {
  return (
    <main className="mx-auto flex w-full max-w-xl flex-col items-start gap-4 p-6">
      <h1 className="text-2xl font-semibold tracking-tight">Billing</h1>
      <p className="text-muted-foreground text-sm">See your invoices, plan, usage and profile.</p>
      <BillingPortalButton endpoint="/api/billing-portal" returnUrl="/billing" />
    </main>
  )
}
