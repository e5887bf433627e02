import type { Metadata } from 'next'
import { PortalDesk } from '@/components/portal-desk'

export const metadata: Metadata = { title: 'Billing links' }

export default function BillingLinksPage() {
  return (
    <main className="mx-auto flex w-full max-w-5xl flex-col gap-4 p-6">
      <h1 className="text-2xl font-semibold tracking-tight">Billing links</h1>
      <PortalDesk endpoint="/api/portal-sessions" />
    </main>
  )
}
