import { MutationCache, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook, waitFor } from '@testing-library/react'
import type { ReactNode } from 'react'
import { expect, it, vi } from 'vitest'
import {
  PortalDeskProvider,
  useCreatePortalLink,
  usePortalSessionList,
  type CreateLinkResult,
} from '../../../src/desk/index.ts'
import { createDesk, endpoint, failNext, hold } from '../support/createDesk.ts'
import { renderHookInDesk } from '../support/renderHookInDesk.tsx'

const acme = { customerExternalId: 'acme-001' }

it('hands a fresh link to the caller', async () => {
  const desk = createDesk()
  const { result } = renderHookInDesk(desk, useCreatePortalLink)
  let made: CreateLinkResult | undefined
  await act(async () => {
    made = await result.current.createLink({ ...acme, features: ['invoices'] })
  })
  expect(made).toMatchObject({
    ok: true,
    url: expect.stringContaining('https://portal.marginfront.com/r/'),
    expiresAt: expect.any(String),
  })
  expect(await desk.requests[0]?.json()).toEqual({ ...acme, features: ['invoices'] })
  expect(desk.emulator.sessions.count).toBe(1)
})

it('keeps the link in no cache, no state, no storage, no log', async () => {
  const logs = (['log', 'info', 'warn', 'error', 'debug'] as const).map((level) =>
    vi.spyOn(console, level),
  )
  const heard: unknown[] = []
  const mutationCache = new MutationCache({
    onMutate: (...all) => void heard.push(...all),
    onSuccess: (...all) => void heard.push(...all),
    onSettled: (...all) => void heard.push(...all),
  })
  const desk = createDesk()
  const { result, client } = renderHookInDesk(
    desk,
    () => ({ list: usePortalSessionList(), ...useCreatePortalLink() }),
    new QueryClient({ mutationCache }),
  )
  let made: CreateLinkResult | undefined
  await act(async () => {
    made = await result.current.createLink(acme)
  })
  await waitFor(() => expect(result.current.list.data).toHaveLength(1))
  const token = (made?.ok && made.url?.split('/').at(-1)) || ''
  expect(token).not.toBe('')

  const everything = textOf([
    client.getQueryCache().getAll(),
    client.getMutationCache().getAll(),
    heard,
    result.current,
    { ...sessionStorage },
    { ...localStorage },
    document.documentElement.outerHTML,
    document.cookie,
    location.href,
    logs.map(({ mock }) => mock.calls),
  ])
  expect(everything).not.toContain(token)
  vi.restoreAllMocks()
})

/** Every text that can be reached from a value. */
function textOf(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null) return String(value)
  if (seen.has(value)) return ''
  seen.add(value)
  const inside = value instanceof Map || value instanceof Set ? [...value] : []
  return [...Reflect.ownKeys(value).map((key) => Reflect.get(value, key)), ...inside]
    .map((each) => textOf(each, seen))
    .join('\n')
}

it('lets the route send the link, and never sees it', async () => {
  const desk = createDesk()
  const { result } = renderHookInDesk(desk, useCreatePortalLink)
  let made: CreateLinkResult | undefined
  await act(async () => {
    made = await result.current.createLink({ ...acme, deliver: true })
  })
  expect(made).toMatchObject({ ok: true, delivered: true })
  expect(made).not.toHaveProperty('url')
  expect(await desk.requests[0]?.json()).toEqual({ ...acme, deliver: true })
})

it('says what went wrong, until the next one', async () => {
  const desk = createDesk()
  const { result } = renderHookInDesk(desk, useCreatePortalLink)
  await act(async () =>
    expect(await result.current.createLink({ customerExternalId: 'nobody' })).toMatchObject({
      ok: false,
      error: { name: 'PortalDeskError', code: 'no_customer' },
    }),
  )
  expect(result.current.error?.code).toBe('no_customer')
  await act(() => result.current.createLink(acme))
  expect(result.current.error).toBe(null)
})

it.each([
  ['no link', {}],
  ['a link that is none', { id: 'ps_1', url: 'javascript:alert(1)' }],
])('does not take an answer with %s', async (_, answer) => {
  const desk = createDesk()
  desk.intervene(() => Response.json(answer, { status: 201 }))
  const { result } = renderHookInDesk(desk, useCreatePortalLink)
  await act(async () =>
    expect(await result.current.createLink(acme)).toMatchObject({
      error: { code: 'invalid_response' },
    }),
  )
})

it('is tried once', async () => {
  const desk = createDesk()
  failNext(desk, 'POST', 'upstream_error', 502)
  const client = new QueryClient({ defaultOptions: { mutations: { retry: 3, retryDelay: 1 } } })
  const { result } = renderHookInDesk(desk, useCreatePortalLink, client)
  await act(async () => expect((await result.current.createLink(acme)).ok).toBe(false))
  expect(desk.requests).toHaveLength(1)
})

it('gives a link up when its component goes', async () => {
  const desk = createDesk()
  hold(desk, 'POST')
  const { result, unmount } = renderHookInDesk(desk, useCreatePortalLink)
  let made: Promise<CreateLinkResult> | undefined
  act(() => {
    made = result.current.createLink(acme)
  })
  await waitFor(() => expect(desk.requests).toHaveLength(1))
  unmount()
  expect(await made).toMatchObject({ error: { code: 'aborted' } })
  expect(desk.requests[0]?.signal.aborted).toBe(true)
})

it('works outside a QueryClientProvider, and tells the lists', async () => {
  const desk = createDesk()
  const { result } = renderHook(
    () => ({ list: usePortalSessionList(), ...useCreatePortalLink() }),
    {
      wrapper: ({ children }) => (
        <PortalDeskProvider endpoint={`${endpoint}?standalone`} fetch={desk.fetch}>
          {children}
        </PortalDeskProvider>
      ),
    },
  )
  await waitFor(() => expect(result.current.list.data).toEqual([]))
  await act(() => result.current.createLink(acme))
  await waitFor(() => expect(result.current.list.data).toHaveLength(1))
})

it('a list that was asked for before the link is asked for again', async () => {
  const desk = createDesk()
  const answers: (() => void)[] = []
  desk.intervene(({ method }) =>
    method === 'GET' && answers.length === 0
      ? new Promise((resolve) => answers.push(() => resolve(Response.json({ sessions: [] }))))
      : undefined,
  )
  const { result } = renderHookInDesk(desk, () => ({
    list: { ...usePortalSessionList() },
    ...useCreatePortalLink(),
  }))
  await waitFor(() => expect(answers).toHaveLength(1))
  await act(() => result.current.createLink(acme))
  answers[0]?.()
  await waitFor(() => expect(result.current.list.data).toHaveLength(1))
})

it('providers may be nested, and what is undefined counts as not given', async () => {
  const desk = createDesk()
  const client = new QueryClient()
  const { result } = renderHook(usePortalSessionList, {
    wrapper: ({ children }) => (
      <QueryClientProvider client={client}>
        <PortalDeskProvider endpoint={endpoint} fetch={desk.fetch} headers={{ 'x-outer': '1' }}>
          <PortalDeskProvider endpoint={undefined} headers={{ 'x-inner': '1' }}>
            {children}
          </PortalDeskProvider>
        </PortalDeskProvider>
      </QueryClientProvider>
    ),
  })
  await waitFor(() => expect(result.current.data).toEqual([]))
  expect(desk.requests[0]?.headers.get('x-inner')).toBe('1')
  expect(desk.requests[0]?.headers.get('x-outer')).toBe(null)
})

it('lists again at the interval that is asked for', async () => {
  const desk = createDesk()
  const { result } = renderHookInDesk(desk, () => usePortalSessionList({ refetchInterval: 10 }))
  await waitFor(() => expect(result.current.data).toEqual([]))
  await desk.mint('acme-001')
  await waitFor(() => expect(result.current.data).toHaveLength(1))
})

it('nothing of a tree outside a QueryClientProvider is left for the next one', async () => {
  const wrapper =
    (desk: ReturnType<typeof createDesk>) =>
    ({ children }: { children: ReactNode }) => (
      <PortalDeskProvider endpoint={endpoint} fetch={desk.fetch}>
        {children}
      </PortalDeskProvider>
    )
  const first = createDesk()
  await first.mint('acme-001')
  const shown = renderHook(usePortalSessionList, { wrapper: wrapper(first) })
  await waitFor(() => expect(shown.result.current.data).toHaveLength(1))
  shown.unmount()
  const next = renderHook(usePortalSessionList, { wrapper: wrapper(createDesk()) })
  expect(next.result.current.data).toBe(undefined)
  await waitFor(() => expect(next.result.current.data).toEqual([]))
})

it('keeps no list for whoever comes next where there is no provider at all', async () => {
  const desk = createDesk()
  const asked = vi.spyOn(globalThis, 'fetch').mockImplementation(desk.fetch)
  const useList = () => ({ ...usePortalSessionList() })
  const shown = renderHook(useList)
  await waitFor(() => expect(shown.result.current.data).toEqual([]))
  shown.unmount()
  await new Promise((resolve) => setTimeout(resolve))
  expect(renderHook(useList).result.current.data).toBe(undefined)
  asked.mockRestore()
})

it('joins a call for the same link that is being made, so that a double press makes one', async () => {
  const desk = createDesk()
  const letGo = hold(desk, 'POST')
  const { result } = renderHookInDesk(desk, useCreatePortalLink)
  let made: Promise<CreateLinkResult[]> | undefined
  act(() => {
    const { createLink } = result.current
    made = Promise.all([
      createLink({ ...acme, deliver: undefined, returnUrl: undefined }),
      createLink({ returnUrl: undefined, ...acme }),
    ])
  })
  await waitFor(() => expect(desk.requests).toHaveLength(1))
  letGo()
  await act(async () => {
    const [one, two] = (await made) ?? []
    expect(one).toMatchObject({ ok: true, url: expect.any(String) })
    expect(two).toEqual(one)
  })
  expect(desk.requests).toHaveLength(1)
  expect(desk.emulator.sessions.count).toBe(1)
  // It is over: the next press is for another link.
  await act(() => result.current.createLink(acme))
  expect(desk.emulator.sessions.count).toBe(2)
})

it('makes another link beside one that is being made, and is pending until both are there', async () => {
  const desk = createDesk()
  const gates: (() => void)[] = []
  desk.intervene(({ method }) =>
    method === 'POST' ? new Promise((resolve) => gates.push(() => resolve(undefined))) : undefined,
  )
  const { result } = renderHookInDesk(desk, useCreatePortalLink)
  let first: Promise<CreateLinkResult> | undefined
  let second: Promise<CreateLinkResult> | undefined
  act(() => {
    first = result.current.createLink({ customerExternalId: 'nobody' })
    second = result.current.createLink({ customerExternalId: 'globex-001' })
  })
  await waitFor(() => expect(gates).toHaveLength(2))
  gates[0]?.()
  await act(async () => expect(await first).toMatchObject({ error: { code: 'no_customer' } }))
  expect(result.current).toMatchObject({ isPending: true, error: { code: 'no_customer' } })
  gates[1]?.()
  await act(async () => expect(await second).toMatchObject({ ok: true }))
  // What has failed is not forgotten over what has not.
  expect(result.current).toMatchObject({ isPending: false, error: { code: 'no_customer' } })
  expect(desk.emulator.sessions.count).toBe(1)
})

it('does not join a call that was for another desk', async () => {
  const desks = [createDesk(), createDesk()]
  for (const desk of desks) hold(desk, 'POST')
  let at = 0
  const { result, rerender } = renderHook(useCreatePortalLink, {
    wrapper: ({ children }) => (
      <PortalDeskProvider endpoint={`${endpoint}?org=${at}`} fetch={desks[at]?.fetch}>
        {children}
      </PortalDeskProvider>
    ),
  })
  act(() => void result.current.createLink(acme))
  at = 1
  rerender()
  act(() => void result.current.createLink(acme))
  await waitFor(() => expect(desks.map(({ requests }) => requests.length)).toEqual([1, 1]))
})

it('makes nothing once its component is gone', async () => {
  const desk = createDesk()
  const { result, unmount } = renderHookInDesk(desk, useCreatePortalLink)
  unmount()
  expect(await result.current.createLink(acme)).toMatchObject({ error: { code: 'aborted' } })
  expect(desk.requests).toEqual([])
})

it('makes no link when the headers come after its component is gone', async () => {
  const desk = createDesk()
  let come = (_: object) => {}
  const asked: unknown[] = []
  const { result, unmount } = renderHook(useCreatePortalLink, {
    wrapper: ({ children }) => (
      <PortalDeskProvider
        endpoint={endpoint}
        headers={() => new Promise((resolve) => (come = resolve as typeof come))}
        // One that does not look at its signal.
        fetch={(input, { signal: _, ...init } = {}) => {
          asked.push(input)
          return desk.fetch(input, init)
        }}
      >
        {children}
      </PortalDeskProvider>
    ),
  })
  let made: Promise<CreateLinkResult> | undefined
  act(() => {
    made = result.current.createLink(acme)
  })
  unmount()
  expect(await made).toMatchObject({ error: { code: 'aborted' } })
  come({ authorization: 'Bearer late' })
  await act(async () => {})
  expect(asked).toEqual([])
  expect(desk.emulator.sessions.count).toBe(0)
})
