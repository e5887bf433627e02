import { usePortalSession, type PortalOptions } from '@marginfront/react'

export function Billing(options: PortalOptions) {
  const { openPortal, isPending, error } = usePortalSession(options)
  return (
    <>
      <button type="button" aria-disabled={isPending} onClick={openPortal}>
        {isPending ? 'Opening billing…' : 'Manage billing'}
      </button>
      {error && <p role="alert">{error.message}</p>}
    </>
  )
}
