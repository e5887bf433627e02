import { MutationCache, QueryClient } from '@tanstack/react-query'
import { act, waitFor } from '@testing-library/react'
import { expect, it } from 'vitest'
import {
  portalSessionQueries,
  usePortalSessionDetails,
  usePortalSessionList,
  useRevokePortalSession,
} from '../../../src/desk/index.ts'
import { createDesk, endpoint, failNext, hold } from '../support/createDesk.ts'
import { renderHookInDesk } from '../support/renderHookInDesk.tsx'

async function setUp(client?: QueryClient) {
  const desk = createDesk()
  const [first, second, third] = [
    await desk.mint('acme-001'),
    await desk.mint('globex-001'),
    await desk.mint('acme-001'),
  ]
  const useDesk = () => {
    // TanStack Query renders for what was read while rendering.
    const { data, isFetching, refetch } = usePortalSessionList()
    const all = usePortalSessionList({ includeExpired: true }).data
    return { live: { data, isFetching, refetch }, all, ...useRevokePortalSession() }
  }
  const { result, ...rest } = renderHookInDesk(desk, useDesk, client)
  const ids = () => result.current.live.data?.map(({ id }) => id)
  await waitFor(() => expect(ids()).toHaveLength(3))
  await waitFor(() => expect(result.current.all).toHaveLength(3))
  const order = ids() ?? []
  return { desk, first, second, third, result, ids, order, ...rest }
}

const bothLists = (desk: Awaited<ReturnType<typeof setUp>>['desk']) =>
  desk.requests.filter(({ method }) => method === 'GET').length

it('a revoked session leaves every list at once', async () => {
  const { desk, second, result, ids } = await setUp()
  const letGo = hold(desk, 'DELETE')
  let revoking: Promise<unknown> | undefined
  act(() => {
    revoking = result.current.revoke(second.id)
  })
  await waitFor(() => expect(ids()).not.toContain(second.id))
  expect(result.current.all?.map(({ id }) => id)).not.toContain(second.id)
  expect(result.current.isPending).toBe(true)

  letGo()
  await act(async () => expect(await revoking).toEqual({ ok: true, alreadyGone: false }))
  await waitFor(() => expect(result.current).toMatchObject({ isPending: false, error: null }))
  expect(desk.emulator.sessions.get(second.id)?.status).toBe('revoked')
})

it('it stays gone while lists still have it, until one agrees', async () => {
  const { desk, second, result, ids } = await setUp()
  // A list that is behind: it goes on to show what was revoked.
  const stale = result.current.live.data ?? []
  let isBehind = true
  desk.intervene(({ method }) =>
    method === 'GET' && isBehind ? Response.json({ sessions: stale }) : undefined,
  )
  await act(() => result.current.revoke(second.id))
  await waitFor(() => expect(ids()).not.toContain(second.id))
  await waitFor(() => expect(result.current.live.isFetching).toBe(false))

  await act(() => result.current.live.refetch())
  expect(ids()).toHaveLength(2)

  // A list has agreed: from here on, what it says is the truth.
  isBehind = false
  await act(() => result.current.live.refetch())
  isBehind = true
  desk.intervene(({ method }) =>
    method === 'GET' ? Response.json({ sessions: stale }) : undefined,
  )
  await act(() => result.current.live.refetch())
  expect(ids()).toContain(second.id)
})

it('a list that was asked for before the revoke does not bring it back', async () => {
  const { desk, second, result, ids } = await setUp()
  const before = result.current.live.data ?? []
  let answer: ((response: Response) => void) | undefined
  desk.intervene(({ method }) =>
    method === 'GET' && !answer
      ? new Promise<Response>((resolve) => {
          answer = resolve
        })
      : undefined,
  )
  act(() => void result.current.live.refetch())
  await waitFor(() => expect(answer).toBeDefined())
  await act(() => result.current.revoke(second.id))
  await act(async () => answer?.(Response.json({ sessions: before })))
  expect(ids()).not.toContain(second.id)
})

it('a session whose revoke failed comes back to its place, with the failure', async () => {
  const { desk, result, ids, order } = await setUp()
  const middle = order[1] ?? ''
  failNext(desk, 'DELETE', 'upstream_error', 502)
  // Nothing can be asked for either: it has to come from what was there.
  desk.intervene(({ method }) => {
    if (method === 'GET') throw new TypeError('offline')
    return undefined
  })
  let ended: unknown
  await act(async () => {
    ended = await result.current.revoke(middle)
  })
  expect(ended).toMatchObject({ ok: false, error: { code: 'upstream_error' } })
  expect(ids()).toEqual(order)
  await waitFor(() =>
    expect(result.current.error).toMatchObject({
      name: 'PortalDeskError',
      code: 'upstream_error',
    }),
  )
})

it('a session that the host has put back meanwhile comes back once', async () => {
  const { desk, second, result, ids, order, client } = await setUp()
  const { queryKey } = portalSessionQueries({ endpoint }).list()
  const before = result.current.live.data
  const letGo = hold(desk, 'DELETE')
  failNext(desk, 'DELETE', 'upstream_error', 502)
  desk.intervene(({ method }) => {
    if (method === 'GET') throw new TypeError('offline')
    return undefined
  })
  let revoking: Promise<unknown> | undefined
  act(() => {
    revoking = result.current.revoke(second.id)
  })
  await waitFor(() => expect(ids()).toHaveLength(2))
  act(() => void client.setQueryData(queryKey, before))
  letGo()
  await act(async () => expect(await revoking).toMatchObject({ ok: false }))
  expect(ids()).toEqual(order)
})

it('one that was gone already is a success, and says so', async () => {
  const { desk, first, result, ids } = await setUp()
  await desk.revoke(first.id)
  await act(async () =>
    expect(await result.current.revoke(first.id)).toEqual({ ok: true, alreadyGone: true }),
  )
  expect(ids()).not.toContain(first.id)
  expect(result.current.error).toBe(null)
})

it('several that are revoked at once do not disturb one another', async () => {
  const { desk, first, second, third, result, ids } = await setUp()
  failNext(desk, 'DELETE', 'upstream_error', 502)
  await act(() => Promise.all([first, second, third].map(({ id }) => result.current.revoke(id))))
  expect(ids()).toEqual([first.id])
})

it('asks for the lists and the details anew', async () => {
  const { desk, first, result } = await setUp()
  const before = bothLists(desk)
  await act(() => result.current.revoke(first.id))
  await waitFor(() => expect(bothLists(desk)).toBe(before + 2))
})

it('details of a session turn to not_found once it is revoked', async () => {
  const desk = createDesk()
  const { id } = await desk.mint('acme-001')
  const { result } = renderHookInDesk(desk, () => ({
    details: { ...usePortalSessionDetails(id) },
    ...useRevokePortalSession(),
  }))
  await waitFor(() => expect(result.current.details.data).toMatchObject({ id, isUsed: false }))
  await act(() => result.current.revoke(id))
  await waitFor(() => expect(result.current.details.error?.code).toBe('not_found'))
})

it('details are not asked for without an id', () => {
  const desk = createDesk()
  const { result } = renderHookInDesk(desk, () => usePortalSessionDetails(undefined))
  expect(result.current.fetchStatus).toBe('idle')
  expect(desk.requests).toEqual([])
})

it('is the same function at every render', async () => {
  const { result, rerender } = await setUp()
  const { revoke } = result.current
  rerender()
  expect(result.current.revoke).toBe(revoke)
})

it('global callbacks of the host hear of it, and one that throws changes nothing', async () => {
  const heard: string[] = []
  const mutationCache = new MutationCache({
    onSuccess() {
      heard.push('success')
      throw new Error('a toast that broke')
    },
    onError: () => void heard.push('error'),
  })
  const { desk, first, second, result, ids } = await setUp(new QueryClient({ mutationCache }))
  await act(async () =>
    expect(await result.current.revoke(first.id)).toEqual({ ok: true, alreadyGone: false }),
  )
  failNext(desk, 'DELETE', 'forbidden', 403)
  await act(async () =>
    expect(await result.current.revoke(second.id)).toMatchObject({ error: { code: 'forbidden' } }),
  )
  expect(ids()).toContain(second.id)
  expect(ids()).not.toContain(first.id)
  await waitFor(() => expect(result.current.error?.code).toBe('forbidden'))
  await waitFor(() => expect(heard).toContain('error'))
  expect(heard[0]).toBe('success')
})

it('queries of the first floor leave out what the second has revoked', async () => {
  const { desk, first, result, client } = await setUp()
  const stale = Response.json({ sessions: result.current.live.data })
  await act(() => result.current.revoke(first.id))
  const queries = portalSessionQueries({ endpoint, fetch: async () => stale })
  const sessions = await client.fetchQuery({ ...queries.list({ customerId: 'x' }), staleTime: 0 })
  expect(sessions.map(({ id }) => id)).not.toContain(first.id)
  expect(desk.requests.length).toBeGreaterThan(0)
})

it('revokes that overlap come back in their places, whichever fails first', async () => {
  for (const failing of [
    [0, 1],
    [1, 0],
    [2, 0],
    [0, 2],
  ]) {
    const { desk, result, ids, order, unmount } = await setUp()
    const gates = new Map<string, () => void>()
    // It has to come from what was there.
    desk.intervene(({ method }) => {
      if (method === 'GET') throw new TypeError('offline')
      return undefined
    })
    const failLater = ({ method, url }: Request) => {
      if (method === 'GET') return undefined
      const id = decodeURIComponent(url.split('/').at(-1) ?? '')
      return new Promise<Response>((resolve) =>
        gates.set(id, () => resolve(Response.json({ code: 'forbidden' }, { status: 403 }))),
      )
    }
    // Begun in the order of the list, and backwards.
    for (const begun of [failing, failing.toReversed()]) {
      const [one = '', two = ''] = begun.map((index) => order[index] ?? '')
      let revoking: Promise<unknown>[] = []
      desk.intervene(failLater)
      act(() => {
        revoking = [result.current.revoke(one), result.current.revoke(two)]
      })
      await waitFor(() => expect(ids()).toHaveLength(1))
      await waitFor(() => expect(gates.size).toBe(2))
      for (const index of failing) {
        const id = order[index] ?? ''
        gates.get(id)?.()
        gates.delete(id)
        await act(() => revoking[begun.indexOf(index)] ?? Promise.resolve())
      }
      expect(ids()).toEqual(order)
      expect(result.current.all?.map(({ id }) => id)).toEqual(order)
    }
    unmount()
  }
})

it('joins a revoke of the same session, which fails for both and keeps the row', async () => {
  const { desk, second, result, ids, order } = await setUp()
  const letGo = hold(desk, 'DELETE')
  let both: Promise<unknown[]> | undefined
  act(() => {
    both = Promise.all([result.current.revoke(second.id), result.current.revoke(second.id)])
  })
  await waitFor(() => expect(ids()).toHaveLength(2))
  failNext(desk, 'DELETE', 'upstream_error', 502)
  // It has to come from what was there.
  desk.intervene(({ method }) => {
    if (method === 'GET') throw new TypeError('offline')
    return undefined
  })
  letGo()
  await act(async () =>
    expect(await both).toMatchObject([
      { error: { code: 'upstream_error' } },
      { error: { code: 'upstream_error' } },
    ]),
  )
  expect(ids()).toEqual(order)
  expect(desk.requests.filter(({ method }) => method === 'DELETE')).toHaveLength(1)
})

it('a second revoke that fails does not bring back what the first has revoked', async () => {
  const { desk, second, result, ids } = await setUp()
  const stale = result.current.live.data ?? []
  desk.intervene(({ method }) =>
    method === 'GET' ? Response.json({ sessions: stale }) : undefined,
  )
  await act(() => result.current.revoke(second.id))
  failNext(desk, 'DELETE', 'upstream_error', 502)
  await act(() => result.current.revoke(second.id))
  desk.intervene(({ method }) =>
    method === 'GET' ? Response.json({ sessions: stale }) : undefined,
  )
  await act(() => result.current.live.refetch())
  expect(ids()).not.toContain(second.id)
})

it('keeps the rows of another desk with the same ids', async () => {
  const { desk, second, result, client } = await setUp()
  const there = portalSessionQueries({
    endpoint: `${endpoint}?org=2`,
    fetch: async () => Response.json({ sessions: [second] }),
  })
  await client.fetchQuery(there.list())
  await act(() => result.current.revoke(second.id))
  expect(client.getQueryData(there.list().queryKey)).toEqual([second])
  const sessions = await client.fetchQuery({ ...there.list(), staleTime: 0 })
  expect(sessions).toEqual([second])
  expect(desk.emulator.sessions.get(second.id)?.status).toBe('revoked')
})

it('works in a client that names its queries in its own way', async () => {
  const queryKeyHashFn = (key: readonly unknown[]) => `mine:${JSON.stringify(key)}`
  const { second, result, ids } = await setUp(
    new QueryClient({ defaultOptions: { queries: { queryKeyHashFn } } }),
  )
  await act(() => result.current.revoke(second.id))
  await waitFor(() => expect(ids()).toHaveLength(2))
  expect(ids()).not.toContain(second.id)
})

it('asks for the lists once after many that were revoked one after another', async () => {
  const { desk, first, second, third, result, ids } = await setUp()
  const before = bothLists(desk)
  await act(async () => {
    for (const { id } of [first, second, third]) await result.current.revoke(id)
  })
  await waitFor(() => expect(bothLists(desk)).toBe(before + 2))
  await waitFor(() => expect(result.current.live.isFetching).toBe(false))
  expect(ids()).toEqual([])
  expect(bothLists(desk)).toBe(before + 2)
})
