import { usePortalSession } from '@marginfront/react'

export function Menu() {
  const { openPortal, isPending } = usePortalSession({ endpoint: '/api/billing-portal' })
  return (
    <div role="menu" aria-label="Account">
      <button type="button" role="menuitem">
        Profile
      </button>{' '}
      <button type="button" role="menuitem" aria-disabled={isPending} onClick={openPortal}>
        Billing
      </button>
    </div>
  )
}
