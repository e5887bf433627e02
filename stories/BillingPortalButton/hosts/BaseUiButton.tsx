import { Button } from '@base-ui/react/button'
import { BillingPortalButton } from '@marginfront/react'

export function Billing() {
  return (
    <BillingPortalButton
      endpoint="/api/billing-portal"
      render={<Button className="link" focusableWhenDisabled />}
    />
  )
}
