import { BillingPortalButton } from '@marginfront/react'
import type { ComponentProps } from 'react'

/** A button of your own design system. */
function LinkButton(props: ComponentProps<'button'>) {
  return <button {...props} className="link" />
}

export function Footer() {
  return (
    <BillingPortalButton endpoint="/api/billing-portal" render={<LinkButton data-tone="quiet" />}>
      Invoices and plan
    </BillingPortalButton>
  )
}
