'use client'

import '@marginfront/react/styles.css'
import { PortalSessionsTable, type PortalSessionsTableProps } from '@marginfront/react/desk'

/** Who has a billing portal link and whether it was opened; makes and revokes links. For staff. */
export function PortalDesk(props: PortalSessionsTableProps) {
  return (
    <section className="bg-card text-card-foreground rounded-xl border p-6 [--billing-portal-background:var(--primary)] [--billing-portal-color:var(--primary-foreground)] [--billing-portal-error-color:var(--destructive)] [--billing-portal-focus-color:var(--ring)] [--billing-portal-radius:var(--radius)] [--portal-desk-accent-color:var(--primary)]">
      <PortalSessionsTable {...props} />
    </section>
  )
}
