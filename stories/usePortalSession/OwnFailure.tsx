import { usePortalSession } from '@marginfront/react'

export function OwnFailure() {
  const { openPortal, error } = usePortalSession({ endpoint: '/api/billing-portal' })
  return (
    <>
      <button type="button" onClick={openPortal}>
        {error?.retryable ? 'Try again' : 'Billing'}
      </button>
      {error && (
        <p role="alert">
          {error.message} <small>Support code {error.requestId}</small>
        </p>
      )}
    </>
  )
}
