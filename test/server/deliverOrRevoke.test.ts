import { afterEach, describe, expect, it, vi } from 'vitest'
import { createPortalRoute, type PortalSessionsClient } from '../../src/server/index.ts'
import { deferred } from '../deferred.ts'
import { ask, askByForm, gatedClient, portal, problemOf, setUp } from './portal.ts'

afterEach(() => vi.useRealTimers())

/** A context like that of an edge runtime, and what it was asked to wait for. */
function edgeContext() {
  const works: Promise<unknown>[] = []
  const context = {
    waitUntil(this: unknown, work: Promise<unknown>) {
      // Edge runtimes throw when the method is taken off its object.
      if (this !== context) throw new TypeError('Illegal invocation')
      works.push(work)
    },
  }
  return { context, works, settled: async () => void (await Promise.all(works)) }
}

describe('a hang-up', () => {
  it('before the mint leads to none', async () => {
    const { route, emulator, events } = setUp()
    await route(ask({}, { signal: AbortSignal.abort() }))
    expect(emulator.sessions.count).toBe(0)
    expect(events).toMatchObject([{ type: 'refused', code: 'aborted' }])
  })

  it('while the host looks for the customer leads to none', async () => {
    const hangUp = new AbortController()
    const { route, emulator } = setUp({
      resolveCustomer() {
        hangUp.abort()
        return { customerExternalId: 'acme-001' }
      },
    })
    await route(ask({}, { signal: hangUp.signal }))
    expect(emulator.sessions.count).toBe(0)
  })

  it('during the mint does not abort it; the link is revoked and nobody gets it', async () => {
    const hangUp = new AbortController()
    const { emulator, client } = setUp()
    const asked = deferred()
    const gate = deferred()
    const slow: PortalSessionsClient = {
      portalSessions: {
        async create(params) {
          const session = await client.portalSessions.create({
            customerExternalId: params.customerExternalId ?? '',
          })
          asked.resolve()
          await gate.promise
          return session
        },
        revoke: (sessionId) => client.portalSessions.revoke(sessionId),
      },
    }
    const { route, events } = setUp({ client: slow })
    const answer = route(ask({}, { signal: hangUp.signal }))
    await asked.promise
    hangUp.abort()
    expect(emulator.sessions.live).toHaveLength(1)
    gate.resolve()

    const response = await answer
    expect(response.status).toBe(504)
    expect(JSON.stringify(await problemOf(response))).not.toContain(portal)
    expect(emulator.sessions.all).toMatchObject([{ status: 'revoked' }])
    const sessionId = emulator.sessions.all[0]?.id
    expect(events).toMatchObject([
      { type: 'revoked', code: 'aborted', sessionId, customer: { customerExternalId: 'acme-001' } },
      { type: 'refused', code: 'aborted' },
    ])
  })

  it('of a form gets no redirect to the link either', async () => {
    const { client, asked, answer, revoked } = gatedClient()
    const hangUp = new AbortController()
    const { route } = setUp({ client })
    const response = route(askByForm({}, { signal: hangUp.signal }))
    await asked
    hangUp.abort()
    answer()
    expect((await response).headers.get('location')).toBe(null)
    expect(revoked).toEqual(['ps_1'])
  })

  it('after the answer changes nothing', async () => {
    const hangUp = new AbortController()
    const { route, emulator } = setUp()
    await route(ask({}, { signal: hangUp.signal }))
    hangUp.abort()
    expect(emulator.sessions.live).toHaveLength(1)
  })

  it('while MarginFront fails needs no revoking', async () => {
    const { client, asked, fail, revoked } = gatedClient()
    const hangUp = new AbortController()
    const { route, events } = setUp({ client })
    const response = route(ask({}, { signal: hangUp.signal }))
    await asked
    hangUp.abort()
    fail({ status: 500 })
    await response
    expect(revoked).toEqual([])
    expect(events).toMatchObject([{ type: 'failed', code: 'upstream_error' }])
  })
})

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

describe('a URL that cannot be trusted', () => {
  it.each([
    'https://evil.example/r/mgl_1',
    'http://portal.marginfront.com/r/mgl_1',
    `${portal}.evil.example/r/mgl_1`,
    `${portal}@evil.example/r/mgl_1`,
    `${portal}:8443/r/mgl_1`,
    'javascript:alert(1)',
    `blob:${portal}/1`,
    '/r/mgl_1',
    '',
    undefined,
    [`${portal}/r/mgl_1`],
  ])('is never handed over, and its session is revoked: %o', async (url) => {
    const { client, answer, revoked } = gatedClient({ id: 'ps_1', url })
    answer()
    for (const request of [ask(), askByForm()]) {
      const { route, events } = setUp({ client })
      const response = await route(request)
      expect(response.status).toBe(502)
      expect(response.headers.get('location')).toBe(null)
      expect(events).toMatchObject([
        { type: 'revoked', code: 'upstream_error' },
        { type: 'failed', code: 'upstream_error' },
      ])
    }
    expect(revoked).toEqual(['ps_1', 'ps_1'])
  })

  it('can be trusted by naming its origin', async () => {
    const local = 'http://127.0.0.1:4242'
    const session = { id: 'ps_1', url: `${local}/r/mgl_1` }
    const { client, answer } = gatedClient(session)
    answer()
    const { route } = setUp({ client, portalOrigins: [local] })
    expect(await (await route(ask())).json()).toEqual({ url: session.url })
    const { route: closed } = setUp({ client, portalOrigins: ['https://billing.example.com'] })
    expect((await closed(ask())).status).toBe(502)
  })

  it('is handed over as it was parsed', async () => {
    const { client, answer } = gatedClient({ url: 'HTTPS://PORTAL.marginfront.com/r/mgl_1' })
    answer()
    const { route } = setUp({ client })
    expect(await (await route(ask())).json()).toEqual({ url: `${portal}/r/mgl_1` })
  })

  it.each([null, 'text', 42, [], {}, { id: 'ps_1' }])(
    'is what nonsense counts as: %o',
    async (session) => {
      const { client, answer } = gatedClient(session)
      answer()
      const { route, events } = setUp({ client })
      expect((await route(ask())).status).toBe(502)
      expect(events.filter(({ type }) => type !== 'revoked')).toMatchObject([
        { code: 'upstream_error', reason: expect.stringContaining('without a link') },
      ])
    },
  )
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

  it('of a session that is gone already has succeeded', async () => {
    for (const gone of [{ status: 404 }, { statusCode: 404 }, { name: 'NotFoundError' }]) {
      const revoke = vi.fn().mockRejectedValue(gone)
      const { answer, events } = hungUpWith(revoke)
      await answer
      expect(revoke).toHaveBeenCalledOnce()
      expect(events[0]).toMatchObject({ type: 'revoked' })
    }
  })

  it('without an id is reported as impossible', async () => {
    const { client, answer } = gatedClient({ url: 'https://evil.example/' })
    answer()
    const { route, events } = setUp({ client })
    await route(ask())
    expect(events[0]).toMatchObject({ type: 'failed', reason: expect.stringContaining('no id') })
  })
})

describe('waitUntil', () => {
  it('holds the runtime awake from the mint on', async () => {
    const { client, asked, answer } = gatedClient()
    const { context, works, settled } = edgeContext()
    const response = setUp({ client }).route(ask(), context)
    await asked
    expect(works).toHaveLength(1)
    const over = vi.fn()
    const awake = settled().then(over)
    await new Promise(setImmediate)
    expect(over).not.toHaveBeenCalled()
    answer()
    await response
    await awake
  })

  it('takes the revocation over, so that a failure is not held up by it', async () => {
    const { context, settled } = edgeContext()
    const gate = deferred()
    const create = async () => ({ id: 'ps_1', url: 'https://evil.example/' })
    const revoke = () => gate.promise
    const { route, events } = setUp({ client: { portalSessions: { create, revoke } } })
    expect((await route(ask(), context)).status).toBe(502)
    expect(events.map(({ type }) => type)).toEqual(['failed'])
    gate.resolve()
    await settled()
    expect(events.map(({ type }) => type)).toEqual(['failed', 'revoked'])
  })

  it('holds the runtime awake until a late link is revoked', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { client, asked, answer } = gatedClient()
    const gate = deferred()
    client.portalSessions.revoke = () => gate.promise
    const { context, settled } = edgeContext()
    const { route, events } = setUp({ client, timeout: 1000 })
    const response = route(ask(), context)
    await asked
    await vi.advanceTimersByTimeAsync(1000)
    await response
    const over = vi.fn()
    const awake = settled().then(over)
    answer()
    await new Promise(setImmediate)
    expect(over).not.toHaveBeenCalled()
    gate.resolve()
    await awake
    expect(events.at(-1)).toMatchObject({ type: 'revoked', code: 'upstream_timeout' })
  })

  it('that throws changes nothing', async () => {
    const context = {
      waitUntil() {
        throw new Error('the response was sent')
      },
    }
    const { client, answer, revoked } = gatedClient({ id: 'ps_1', url: 'https://evil.example/' })
    answer()
    expect((await setUp({ client }).route(ask(), context)).status).toBe(502)
    expect(revoked).toEqual(['ps_1'])
  })
})

it('mints exactly one link for each request, also when many come at once', async () => {
  const { route, emulator } = setUp({ rateLimit: false })
  const answers = await Promise.all(Array.from({ length: 20 }, () => route(ask())))
  const urls = await Promise.all(answers.map(async (answer) => (await answer.json()).url))
  expect(new Set(urls).size).toBe(20)
  expect(emulator.sessions.live).toHaveLength(20)
})
