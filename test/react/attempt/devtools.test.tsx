import { QueryClient, QueryClientProvider, type Mutation } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, it } from 'vitest'
import { usePortalSession, type PortalOptions } from '../../../src/index.ts'
import { deferred } from '../../support/deferred.ts'

const link = 'https://portal.marginfront.com/r/mgl_once'
const secret = /mgl_|\/r\//

function renderWith(options: PortalOptions) {
  const client = new QueryClient()
  const wrapper = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>{children}</QueryClientProvider>
  )
  const { result } = renderHook(() => usePortalSession(options), { wrapper })
  return { result, all: () => client.getMutationCache().getAll() }
}

/** Every text that can be reached from the mutations, what their promises bring included. */
async function textsIn(mutations: Mutation[]): Promise<string> {
  const seen = new Set<unknown>()
  const texts: string[] = []
  async function read(value: unknown) {
    if (typeof value === 'string') texts.push(value)
    if ((typeof value !== 'object' && typeof value !== 'function') || !value) return
    if (seen.has(value) || value === window || value instanceof Node) return
    seen.add(value)
    if (value instanceof Promise) {
      await read(await Promise.race([value, Promise.resolve('still open')]).catch((error) => error))
    }
    if (value instanceof Map || value instanceof Set) for (const item of value) await read(item)
    for (const name of Reflect.ownKeys(value)) {
      texts.push(String(name))
      try {
        await read(Reflect.get(value, name))
      } catch {
        // A getter that throws holds nothing.
      }
    }
  }
  await read(mutations)
  return texts.join('\n')
}

it('shows an attempt by its key from the click on, and never its link', async () => {
  const answer = deferred<{ url: string }>()
  const arrival = deferred()
  const { result, all } = renderWith({
    requestSession: () => answer.promise,
    navigate: () => arrival.promise,
  })
  expect(all()).toEqual([])
  const outcome = result.current.openPortal()

  await waitFor(() => expect(all()).toHaveLength(1))
  const [mutation] = all()
  expect(mutation?.options.mutationKey).toEqual(['marginfront', 'portal'])
  expect(mutation?.state).toMatchObject({ status: 'pending', isPaused: false, data: undefined })

  // The link is there and is followed, and the host's `navigate` has not ended yet.
  answer.resolve({ url: link })
  await waitFor(() => expect(result.current.status).toBe('redirecting'))
  expect(all()).toEqual([mutation])
  const followed = await textsIn(all())
  expect(followed).toContain('marginfront')
  expect(followed).toContain('variables')
  expect(followed).not.toMatch(secret)

  arrival.resolve()
  expect(await act(() => outcome)).toEqual({ ok: true })
  await waitFor(() => expect(mutation?.state.status).toBe('success'))
  expect(mutation?.state.data).toBeUndefined()
  expect(await textsIn(mutation ? [mutation] : [])).not.toMatch(secret)
})

it.each<[string, PortalOptions]>([
  [
    'untrusted_url',
    { requestSession: async () => ({ url: 'https://elsewhere.example/r/mgl_wrong' }) },
  ],
  [
    'misconfigured',
    {
      requestSession: async () => ({ url: link }),
      navigate: (url) => {
        throw new Error(`cannot open ${url}`)
      },
    },
  ],
])('shows a failure that is %s with its code, and never its link', async (code, options) => {
  const { result, all } = renderWith(options)
  await act(() => result.current.openPortal())
  await waitFor(() => expect(all()[0]?.state.status).toBe('error'))

  expect(all()[0]?.state.error).toMatchObject({ name: 'PortalError', code })
  const texts = await textsIn(all())
  expect(texts).toContain(code)
  expect(texts).not.toMatch(secret)
})
