import { usePortalSession } from '@marginfront/react'
import { useState } from 'react'

export function Header() {
  const { openPortal, isPending } = usePortalSession({ endpoint: '/api/billing-portal' })
  const [isOpen, setOpen] = useState(true)
  const choose = () => {
    void openPortal()
    setOpen(false)
  }
  return (
    <>
      {isOpen && (
        <div role="menu" aria-label="Account">
          <button type="button" role="menuitem" onClick={choose}>
            Billing
          </button>
        </div>
      )}
      <p role="status">{isPending && 'Opening billing…'}</p>
    </>
  )
}
