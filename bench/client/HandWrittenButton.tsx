import { useState } from 'react'

/** The few lines that a host would write for itself, without a check of anything. */
export function HandWrittenButton() {
  const [isPending, setIsPending] = useState(false)

  async function open() {
    setIsPending(true)
    const response = await fetch('/api/billing-portal', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    const { url }: { url: string } = await response.json()
    location.assign(url)
  }
  return (
    <button type="button" onClick={open} aria-disabled={isPending}>
      {isPending ? 'Opening billing…' : 'Manage billing'}
    </button>
  )
}
