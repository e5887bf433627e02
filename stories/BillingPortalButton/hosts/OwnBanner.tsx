import { BillingPortalButton, type PortalError } from '@marginfront/react'
import { useState } from 'react'

export function Billing() {
  const [error, setError] = useState<PortalError>()
  return (
    <>
      {error && (
        <p role="alert">
          <strong>Billing did not open.</strong> {error.message}
        </p>
      )}
      <BillingPortalButton endpoint="/api/billing-portal" showError={false} onError={setError} />
    </>
  )
}
