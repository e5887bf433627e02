import { QueryClient, QueryClientProvider, useMutation } from '@tanstack/react-query'
import { useId, type ReactElement } from 'react'
import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { BillingPortalButton } from '../../src/index.ts'

const endpoint = '/api/billing-portal'

/** The same markup as a host would write it by hand, with the same library for the request. */
function ByHand() {
  const id = useId()
  const { mutate, isPending, error } = useMutation({
    mutationFn: async () => {
      const response = await fetch(endpoint, { method: 'POST' })
      location.assign((await response.json()).url)
    },
  })
  return (
    <>
      <button
        type="submit"
        form={id}
        aria-disabled={isPending}
        onClick={(event) => {
          event.preventDefault()
          mutate()
        }}
      >
        Manage billing
      </button>
      <form id={id} method="post" action={endpoint} hidden>
        <input name="returnUrl" hidden />
      </form>
      <span role="status">{isPending && 'Opening billing…'}</span>
      {error && <span role="alert">{error.message}</span>}
    </>
  )
}

const kinds = {
  ours: <BillingPortalButton endpoint={endpoint} />,
  byHand: <ByHand />,
}

/** Mounts many buttons of one kind and takes them away again. Gives the milliseconds of both. */
function cycle(kind: keyof typeof kinds, count: number): { mount: number; unmount: number } {
  const parent = document.body.appendChild(document.createElement('div'))
  const root = createRoot(parent)
  const app = many(kinds[kind], count)
  const start = performance.now()
  flushSync(() => root.render(app))
  const mounted = performance.now()
  flushSync(() => root.unmount())
  const unmounted = performance.now()
  parent.remove()
  return { mount: mounted - start, unmount: unmounted - mounted }
}

function many(button: ReactElement, count: number): ReactElement {
  const keys = Array.from({ length: count }, (_, index) => index)
  return (
    <QueryClientProvider client={client}>
      {keys.map((key) => (
        <div key={key}>{button}</div>
      ))}
    </QueryClientProvider>
  )
}

const client = new QueryClient()

Object.assign(window, { cycle })

export type Cycle = typeof cycle
