import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, it, onTestFinished, vi } from 'vitest'
import { usePortalSession, type PortalOptions } from '../../../src/index.ts'
import { endpoint, startWorker } from '../setUp.tsx'

const { setUp } = startWorker()

/** A hook under a host's client, whose global callbacks are these. */
function renderUnder(callbacks: MutationCache['config'], options: PortalOptions) {
  const client = new QueryClient({ mutationCache: new MutationCache(callbacks) })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  return { client, ...renderHook(() => usePortalSession(options), { wrapper }) }
}

it('is found by its key, and tells a failure to the host’s global callbacks', async () => {
  setUp({ resolveCustomer: () => 'forbidden' })
  const onError = vi.fn()
  const { client, result } = renderUnder({ onError }, { endpoint })
  const outcome = result.current.openPortal()
  expect(client.isMutating({ mutationKey: ['marginfront', 'portal'] })).toBe(1)
  await act(() => outcome)
  await waitFor(() => expect(onError).toHaveBeenCalledOnce())
  expect(onError.mock.lastCall?.[0]).toMatchObject({ code: 'forbidden' })
})

it('tells an abort to none of them, and is gone', async () => {
  setUp()
  const [onSuccess, onError, onSettled] = [vi.fn(), vi.fn(), vi.fn()]
  const requestSession = () => new Promise<never>(() => {})
  const callbacks = { onSuccess, onError, onSettled }
  const { client, result, unmount } = renderUnder(callbacks, { requestSession })
  const outcome = result.current.openPortal()
  await waitFor(() => expect(client.isMutating()).toBe(1))
  unmount()
  await outcome
  await waitFor(() => expect(client.getMutationCache().getAll()).toEqual([]))
  for (const callback of [onSuccess, onError, onSettled]) expect(callback).not.toHaveBeenCalled()
})

const mistake = new Error('the host’s own mistake')
const fail = () => {
  throw mistake
}
const hang = () => new Promise<never>(() => {})

/** What is rejected in this page and caught by nobody, from now on until the test has ended. */
function recordUnhandledRejections(): unknown[] {
  const reasons: unknown[] = []
  const record = (event: PromiseRejectionEvent) => {
    event.preventDefault()
    reasons.push(event.reason)
  }
  window.addEventListener('unhandledrejection', record)
  onTestFinished(() => window.removeEventListener('unhandledrejection', record))
  return reasons
}

// A rejection that nobody catches fails the run, so that these also show that there is none.
it.each([
  ['onMutate', 'throws', fail],
  ['onMutate', 'never ends', hang],
  ['onSuccess', 'throws', fail],
  ['onSuccess', 'never ends', hang],
  ['onSettled', 'never ends', hang],
] as const)('is changed by no global %s that %s', async (name, _, callback) => {
  const { navigate, visits } = setUp()
  const { result } = renderUnder({ [name]: callback }, { endpoint, navigate, target: '_blank' })
  expect(await act(() => result.current.openPortal())).toEqual({ ok: true })
  await waitFor(() => expect(result.current).toMatchObject({ status: 'idle', error: null }))
  expect(visits).toHaveLength(1)
})

// TanStack Query itself rejects in the open with what these throw, so that it reaches the host's own
// error reporting. Nothing else may come with it.
it('is changed by no global onSettled that throws, and leaves the host its own mistake', async () => {
  const { navigate, visits } = setUp()
  const unhandled = recordUnhandledRejections()
  const { result } = renderUnder({ onSettled: fail }, { endpoint, navigate, target: '_blank' })
  expect(await act(() => result.current.openPortal())).toEqual({ ok: true })
  await waitFor(() => expect(unhandled).toEqual([mistake]))
  expect(result.current).toMatchObject({ status: 'idle', error: null })
  expect(visits).toHaveLength(1)
})

it.each(['onError', 'onSettled'] as const)(
  'shows the failure itself under a global %s that throws, and leaves the host its own mistake',
  async (name) => {
    setUp({ resolveCustomer: () => 'forbidden' })
    const unhandled = recordUnhandledRejections()
    const { result } = renderUnder({ [name]: fail }, { endpoint })
    const outcome = await act(() => result.current.openPortal())
    expect(outcome).toMatchObject({ ok: false, error: { code: 'forbidden' } })
    await waitFor(() => expect(unhandled).toEqual([mistake]))
    expect(result.current).toMatchObject({ status: 'error', error: { code: 'forbidden' } })
  },
)

it('is one mutation, and one failure to hear of, where two hooks share the attempt', async () => {
  setUp({ resolveCustomer: () => 'forbidden' })
  const onError = vi.fn()
  const client = new QueryClient({ mutationCache: new MutationCache({ onError }) })
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const one = renderHook(() => usePortalSession({ endpoint }), { wrapper })
  const two = renderHook(() => usePortalSession({ endpoint }), { wrapper })

  await act(() =>
    Promise.all([
      one.result.current.openPortal(),
      two.result.current.openPortal(),
      one.result.current.openPortal(),
    ]),
  )
  expect(two.result.current.error).toMatchObject({ code: 'forbidden' })
  await waitFor(() => expect(onError).toHaveBeenCalled())
  await waitFor(() => expect(client.isMutating()).toBe(0))
  expect(onError).toHaveBeenCalledOnce()
})
