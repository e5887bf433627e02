import { useState } from 'react'
import { BillingPortalButton, type BillingPortalButtonProps } from '../../src/index.ts'

/** A host's page: a plan that is read again when the person is back, and the button. */
export function BillingPage(props: BillingPortalButtonProps) {
  const [reads, setReads] = useState(1)
  return (
    <main>
      <p>Plan, read {reads} time(s)</p>
      <BillingPortalButton onReturn={() => setReads((count) => count + 1)} {...props} />
    </main>
  )
}
