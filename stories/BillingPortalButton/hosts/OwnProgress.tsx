import { BillingPortalButton, type PortalStatus } from '@marginfront/react'

const icons: Record<PortalStatus, string> = {
  idle: '→',
  requesting: '…',
  redirecting: '✓',
  error: '!',
}

export function Billing() {
  return (
    <BillingPortalButton
      endpoint="/api/billing-portal"
      render={(props, { status }) => (
        <button {...props}>
          <span aria-hidden="true">{icons[status]} </span>
          {props.children}
        </button>
      )}
    />
  )
}
