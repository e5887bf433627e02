import { usePortalSession } from '@marginfront/react'

export function FormAndButton() {
  const { getFormProps, getButtonProps } = usePortalSession({ endpoint: '/api/billing-portal' })
  return (
    <form {...getFormProps()}>
      <button {...getButtonProps()}>Billing</button>
    </form>
  )
}
