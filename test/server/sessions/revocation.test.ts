import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Emulator } from '../../../src/emulator/index.ts'
import { createPortalRoute, MarginFrontClient } from '../../../src/server/index.ts'
import { deferred } from '../../support/deferred.ts'
import { edgeContext } from '../support/edgeContext.ts'
import { expectNoLinkWithoutOwner, setUpGated } from '../support/gatedRoute.ts'
import { ask, gatedClient, portal, setUp } from '../support/portal.ts'

afterEach(() => vi.useRealTimers())

describe('a link that comes after the time is up', () => {
  it('is revoked, after the browser was told', async () => {
    vi.useFakeTimers()
    const { client, asked, answer, revoked } = gatedClient()
    const { route, events } = setUp({ client, timeout: 1000 })
    const response = route(ask())
    await asked
    await vi.advanceTimersByTimeAsync(999)
    expect(events).toEqual([])
    await vi.advanceTimersByTimeAsync(1)
    expect((await response).status).toBe(504)
    expect(revoked).toEqual([])

    answer()
    await vi.waitFor(() => expect(events).toHaveLength(2))
    expect(revoked).toEqual(['ps_1'])
    expect(events).toMatchObject([
      { type: 'failed', code: 'upstream_timeout' },
      { type: 'revoked', code: 'upstream_timeout', sessionId: 'ps_1' },
    ])
  })

  it('has ten seconds to come without a timeout', async () => {
    vi.useFakeTimers()
    const { client, asked, answer } = gatedClient()
    const response = setUp({ client }).route(ask())
    await asked
    await vi.advanceTimersByTimeAsync(9_999)
    answer()
    expect((await response).status).toBe(200)
  })

  it('is heard of by the client that the route builds', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { emulator } = setUp()
    const seen = deferred()
    const gate = deferred()
    vi.stubGlobal('fetch', async (input: string, init: RequestInit) => {
      const minted = await emulator.fetch(input, init)
      seen.resolve()
      if (init.method === 'POST') await gate.promise
      return minted
    })
    const route = createPortalRoute({
      secretKey: emulator.secretKeys[0],
      timeout: 1000,
      resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
      onEvent: () => {},
    })
    const response = route(ask())
    await seen.promise
    await vi.advanceTimersByTimeAsync(1500)
    expect((await response).status).toBe(504)
    gate.resolve()
    await vi.waitFor(() => expect(emulator.sessions.all).toMatchObject([{ status: 'revoked' }]))
    vi.unstubAllGlobals()
  })

  it('that cannot be used is revoked all the same, and the client says why', async () => {
    vi.useFakeTimers()
    const calls: unknown[] = []
    const gate = deferred()
    const { context, settled } = edgeContext()
    const { route, events } = setUp({
      timeout: 1000,
      client: new MarginFrontClient('mf_sk_1', {
        async fetch(_url, { method } = {}) {
          calls.push(method)
          if (method !== 'POST') return new Response(null, { status: 204 })
          await gate.promise
          return Response.json({ id: 'ps_1' }, { headers: { 'x-request-id': 'req_8f3a' } })
        },
      }),
    })
    const response = route(ask(), context)
    await vi.advanceTimersByTimeAsync(1000)
    expect((await response).status).toBe(504)
    gate.resolve()
    await settled()
    expect(calls).toEqual(['POST', 'DELETE'])
    expect(events.slice(1)).toMatchObject([
      { type: 'failed', cause: { code: 'malformed_response', requestId: 'req_8f3a' } },
      { type: 'revoked', code: 'upstream_timeout', sessionId: 'ps_1' },
    ])
  })

  it('that fails instead is nothing more to report', async () => {
    vi.useFakeTimers()
    const { client, asked, fail } = gatedClient()
    const { context, settled } = edgeContext()
    const { route, events } = setUp({ client, timeout: 1000 })
    const response = route(ask(), context)
    await asked
    await vi.advanceTimersByTimeAsync(1000)
    await response
    fail(new Error('too late'))
    await settled()
    expect(events).toHaveLength(1)
  })
})

describe('a revocation', () => {
  const hungUpWith = (revoke: () => Promise<void>) => {
    const hangUp = new AbortController()
    const create = async () => {
      hangUp.abort()
      return { id: 'ps_1', url: `${portal}/r/mgl_1` }
    }
    const { route, events } = setUp({ client: { portalSessions: { create, revoke } } })
    return { answer: route(ask({}, { signal: hangUp.signal })), events }
  }

  it('that fails is tried again', async () => {
    vi.useFakeTimers()
    const revoke = vi.fn().mockRejectedValueOnce(new Error('busy')).mockResolvedValue(undefined)
    const { answer, events } = hungUpWith(revoke)
    await vi.runAllTimersAsync()
    await answer
    expect(revoke).toHaveBeenCalledTimes(2)
    expect(events[0]).toMatchObject({ type: 'revoked', sessionId: 'ps_1' })
  })

  it('that keeps failing is reported, with the session that still lives', async () => {
    vi.useFakeTimers()
    const revoke = vi.fn().mockRejectedValue(new Error('down'))
    const { answer, events } = hungUpWith(revoke)
    await vi.runAllTimersAsync()
    await answer
    expect(revoke).toHaveBeenCalledTimes(3)
    expect(events[0]).toMatchObject({ type: 'failed', sessionId: 'ps_1' })
    expect(events.filter(({ type }) => type === 'revoked')).toEqual([])
  })

  it('that hangs is given up in time', async () => {
    vi.useFakeTimers()
    const { answer, events } = hungUpWith(() => new Promise(() => {}))
    await vi.runAllTimersAsync()
    await answer
    expect(events[0]).toMatchObject({ type: 'failed', sessionId: 'ps_1' })
  })

  it('that hangs holds an answer up no longer than a link would have', async () => {
    vi.useFakeTimers()
    const { route, events } = setUp({
      timeout: 1000,
      client: {
        portalSessions: {
          async create() {
            await new Promise((resolve) => setTimeout(resolve, 600))
            return { id: 'ps_1', url: 'https://evil.example/' }
          },
          revoke: () => new Promise(() => {}),
        },
      },
    })
    const answered = vi.fn()
    void route(ask()).then(({ status }) => answered(status))
    await vi.advanceTimersByTimeAsync(999)
    expect(answered).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(1)
    expect(answered).toHaveBeenCalledExactlyOnceWith(502)
    await vi.runAllTimersAsync()
    expect(events).toMatchObject([
      { type: 'failed', code: 'upstream_error' },
      {
        type: 'failed',
        sessionId: 'ps_1',
        reason: expect.stringContaining('could not be revoked'),
      },
    ])
  })

  it('of a session that is gone already has succeeded', async () => {
    for (const gone of [{ status: 404 }, { statusCode: 404 }, { name: 'NotFoundError' }]) {
      const revoke = vi.fn().mockRejectedValue(gone)
      const { answer, events } = hungUpWith(revoke)
      await answer
      expect(revoke).toHaveBeenCalledOnce()
      expect(events[0]).toMatchObject({ type: 'revoked' })
    }
  })

  it('that only finds no such address has not succeeded', async () => {
    vi.useFakeTimers()
    const gone = { name: 'ApiError', code: 'unknown_endpoint', status: 404 }
    const { answer, events } = hungUpWith(() => Promise.reject(gone))
    await vi.runAllTimersAsync()
    await answer
    expect(events[0]).toMatchObject({ type: 'failed', sessionId: 'ps_1' })
  })

  it('that keeps failing says why, with the error of our own client', async () => {
    vi.useFakeTimers()
    const { emulator } = setUp()
    const { route, events } = setUp({
      client: new MarginFrontClient(emulator.secretKeys[0], {
        fetch: async (_url, init) =>
          init?.method === 'POST'
            ? Response.json({ id: 'ps_1', url: 'https://evil.example/' })
            : new Response('{}', { status: 500, headers: { 'x-request-id': 'req_8f3a' } }),
      }),
    })
    const answer = route(ask())
    await vi.runAllTimersAsync()
    await answer
    expect(events[0]).toMatchObject({
      type: 'failed',
      sessionId: 'ps_1',
      reason: expect.stringMatching(/could not be revoked.*HTTP 500, API request req_8f3a/),
      cause: { code: 'server_error', requestId: 'req_8f3a' },
    })
  })

  it('waits its turn where many browsers hang up together', async () => {
    const hangUp = new AbortController()
    const started: string[] = []
    const ends: (() => void)[] = []
    let minted = 0
    const { route, events } = setUp({
      rateLimit: false,
      client: {
        portalSessions: {
          async create() {
            minted += 1
            const id = `ps_${minted}`
            if (minted === 30) hangUp.abort()
            else await new Promise((resolve) => hangUp.signal.addEventListener('abort', resolve))
            return { id, url: `${portal}/r/mgl_1` }
          },
          async revoke(sessionId) {
            started.push(sessionId)
            await new Promise<void>((resolve) => ends.push(resolve))
          },
        },
      },
    })
    const answers = Array.from({ length: 30 }, () => route(ask({}, { signal: hangUp.signal })))
    await vi.waitFor(() => expect(started).toHaveLength(8))
    for (let turn = 0; turn < 30; turn += 1) {
      await vi.waitFor(() => expect(ends.length).toBeGreaterThan(turn))
      expect(ends.length).toBeLessThanOrEqual(turn + 8)
      ends[turn]?.()
    }
    await Promise.all(answers)
    expect(new Set(started).size).toBe(30)
    expect(events.filter(({ type }) => type === 'revoked')).toHaveLength(30)
  })

  it('waits for no other request in a runtime that may bind work to its own', async () => {
    const started: string[] = []
    const gate = deferred()
    let minted = 0
    const { route } = setUp({
      rateLimit: false,
      client: {
        portalSessions: {
          create: async () => ({ id: `ps_${(minted += 1)}`, url: 'https://evil.example/' }),
          async revoke(sessionId) {
            started.push(sessionId)
            await gate.promise
          },
        },
      },
    })
    const { context, settled } = edgeContext()
    await Promise.all(Array.from({ length: 20 }, () => route(ask(), context)))
    expect(started).toHaveLength(20)
    gate.resolve()
    await settled()
  })

  it('without an id is reported as impossible', async () => {
    const { client, answer } = gatedClient({ url: 'https://evil.example/' })
    answer()
    const { route, events } = setUp({ client })
    await route(ask())
    expect(events[0]).toMatchObject({
      type: 'failed',
      reason: expect.stringContaining('without a session id'),
    })
  })
})

describe('a revocation that MarginFront fails', () => {
  async function hangUpDuringTheMint(emulator: Emulator, set: ReturnType<typeof setUpGated>) {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const mint = set.stopNextMint()
    const hangUp = new AbortController()
    const answer = set.route(ask({}, { signal: hangUp.signal }))
    await mint.minted
    hangUp.abort()
    mint.letGo()
    await vi.runAllTimersAsync()
    await answer
    return emulator.events.filter(({ type }) => type === 'faulted')
  }

  it.each([
    { kind: 'status', status: 503 },
    { kind: 'reset' },
    { kind: 'redirect', location: 'https://evil.example/' },
    { kind: 'hang' },
  ] as const)('is tried again until it works: $kind', async (fault) => {
    const set = setUpGated()
    const { emulator, events } = set
    emulator.faults.once({ ...fault, operation: 'revoke' })
    emulator.faults.once({ ...fault, operation: 'revoke' })
    expect(await hangUpDuringTheMint(emulator, set)).toHaveLength(2)
    expect(events).toMatchObject([{ type: 'revoked' }, { type: 'refused' }])
    await expectNoLinkWithoutOwner(emulator, [])
  })

  it('for good is reported with the session, so that somebody can act', async () => {
    const set = setUpGated()
    const { emulator, events } = set
    emulator.faults.always({ kind: 'status', status: 500, operation: 'revoke' })
    expect(await hangUpDuringTheMint(emulator, set)).toHaveLength(3)
    const [session] = emulator.sessions.live
    expect(events).toMatchObject([
      {
        type: 'failed',
        sessionId: session?.id,
        reason: expect.stringContaining('could not be revoked'),
      },
      { type: 'refused', code: 'aborted' },
    ])
  })

  it('but carried out all the same counts as done', async () => {
    const set = setUpGated()
    const { emulator, events } = set
    emulator.faults.once({ kind: 'reset', committed: true, operation: 'revoke' })
    await hangUpDuringTheMint(emulator, set)
    expect(events).toMatchObject([{ type: 'revoked' }, { type: 'refused' }])
    await expectNoLinkWithoutOwner(emulator, [])
  })
})
