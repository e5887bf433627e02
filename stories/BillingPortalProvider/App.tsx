import { BillingPortalButton, BillingPortalProvider } from '@marginfront/react'
import { useState } from 'react'

export function App() {
  const [user, setUser] = useState('ada')
  return (
    <BillingPortalProvider endpoint="/api/billing-portal" scope={user} timeout={60_000}>
      <p>
        Signed in as {user}{' '}
        <button type="button" onClick={() => setUser('grace')}>
          Sign in as grace
        </button>
      </p>
      <BillingPortalButton />
    </BillingPortalProvider>
  )
}
