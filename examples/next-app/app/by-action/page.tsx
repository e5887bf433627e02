import { ActionButton } from './ActionButton'

export default function BillingByAction() {
  return (
    <main>
      <h1>Billing</h1>
      <ActionButton />
    </main>
  )
}
