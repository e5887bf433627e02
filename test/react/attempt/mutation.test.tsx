import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, it, vi } from 'vitest'
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

it.each(['onMutate', 'onSuccess', 'onSettled'] as const)(
  'is changed by no global %s that throws or never ends',
  async (name) => {
    const { navigate, visits } = setUp()
    const fail = () => {
      throw new Error('the host’s own mistake')
    }
    for (const callback of [fail, () => new Promise<never>(() => {})]) {
      const { result, unmount } = renderUnder(
        { [name]: callback },
        { endpoint, navigate, target: '_blank' },
      )
      expect(await act(() => result.current.openPortal())).toEqual({ ok: true })
      await waitFor(() => expect(result.current).toMatchObject({ status: 'idle', error: null }))
      unmount()
    }
    expect(visits).toHaveLength(2)
  },
)
