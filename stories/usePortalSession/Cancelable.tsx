import { usePortalSession } from '@marginfront/react'

export function Cancelable() {
  const { openPortal, isPending, reset } = usePortalSession({
    endpoint: '/api/billing-portal',
    timeout: 60_000,
  })
  return (
    <>
      <button type="button" onClick={openPortal}>
        Billing
      </button>{' '}
      {isPending && (
        <button type="button" onClick={reset}>
          Cancel
        </button>
      )}
    </>
  )
}
