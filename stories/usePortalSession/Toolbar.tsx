import { usePortalSession } from '@marginfront/react'

export function Toolbar() {
  const { getFormProps, getButtonProps } = usePortalSession({ endpoint: '/api/billing-portal' })
  return (
    <>
      <div role="toolbar" aria-label="Account">
        <button type="button">Profile</button> <button {...getButtonProps()}>Billing</button>
      </div>
      <form {...getFormProps()} hidden />
    </>
  )
}
