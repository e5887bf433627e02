// HastyPage.tsx
import { BillingPortalButton, type PortalOptions } from '@marginfront/react'
import { useRef } from 'react'

type Link = Promise<{ url: string }>

// An easy mistake: it keeps the link, to make the next click faster.
export function HastyPage({
  ask,
  navigate,
}: { ask: typeof fetch } & Pick<PortalOptions, 'navigate'>) {
  const link = useRef<Link | null>(null)
  const requestSession = () =>
    (link.current ??= ask('/api/billing-portal', { method: 'POST' }).then(
      (answer) => answer.json() as Link,
    ))
  return <BillingPortalButton requestSession={requestSession} navigate={navigate} />
}
