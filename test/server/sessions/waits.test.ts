import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  createPortalAction,
  createPortalRoute,
  MarginFrontClient,
  type PortalEvent,
} from '../../../src/server/index.ts'
import { createEmulator } from '../../../src/emulator/index.ts'
import { deferred } from '../../support/deferred.ts'
import { ask, portal, problemOf, setUp } from '../support/portal.ts'

afterEach(() => vi.useRealTimers())

const resolveCustomer = () => ({ customerExternalId: 'acme-001' })

describe('a wait that MarginFront asks for and that is longer than the time left', () => {
  it.each([
    [429, 429, 'rate_limited', 'refused'],
    [503, 503, 'upstream_error', 'failed'],
  ])('is handed on at once: %i', async (theirs, status, code, type) => {
    const { route, emulator, events } = setUp({ timeout: 5_000 })
    emulator.faults.always({ kind: 'status', status: theirs, retryAfter: 20, operation: 'create' })
    // No clock moves: an answer that waited would never come.
    vi.useFakeTimers()
    const response = await route(ask())
    expect(response.status).toBe(status)
    expect(response.headers.get('retry-after')).toBe('20')
    expect(await problemOf(response)).toMatchObject({ status, code, retryAfter: 20 })
    expect(events).toMatchObject([{ type, code, cause: { status: theirs, retryAfter: 20 } }])
    expect(emulator.sessions.count).toBe(0)
  })

  it('is handed on by the action too', async () => {
    const { client, emulator } = setUp()
    emulator.faults.always({ kind: 'status', status: 503, retryAfter: 20, operation: 'create' })
    const openBilling = createPortalAction({ client, resolveCustomer, onEvent: () => {} })
    vi.useFakeTimers()
    expect(await openBilling()).toMatchObject({
      ok: false,
      code: 'upstream_error',
      retryAfter: 20,
    })
  })
})

it('a wait that fits into the time left is waited for', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { route, emulator } = setUp({ timeout: 5_000 })
  const failed = deferred()
  emulator.faults.once({ kind: 'status', status: 429, retryAfter: 3, operation: 'create' })
  const answer = route(ask())
  void vi.waitFor(() => expect(vi.getTimerCount()).toBe(2)).then(failed.resolve)
  await failed.promise
  await vi.advanceTimersByTimeAsync(3_000)
  expect((await answer).status).toBe(200)
})

describe("a host's own client before a MarginFront that is slower than the client's 5 s", () => {
  /** MarginFront makes the link at once, and says so when the test lets it. */
  function setUpSlow() {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const emulator = createEmulator({ origin: portal })
    const minted = deferred()
    const gate = deferred()
    const client = new MarginFrontClient(emulator.secretKeys[0], {
      async fetch(input, init) {
        const answer = await emulator.fetch(input, init)
        if (init?.method !== 'POST') return answer
        minted.resolve()
        await gate.promise
        return answer
      },
    })
    const events: PortalEvent[] = []
    const onEvent = (event: PortalEvent) => void events.push(event)
    const settings = { client, resolveCustomer, onEvent }
    return { emulator, minted: minted.promise, letGo: gate.resolve, settings, events }
  }

  it('still delivers a link that comes within the time of the route', async () => {
    const { emulator, minted, letGo, settings } = setUpSlow()
    const answer = createPortalRoute(settings)(ask())
    await minted
    await vi.advanceTimersByTimeAsync(9_999)
    letGo()
    expect((await answer).status).toBe(200)
    expect(emulator.sessions.live).toHaveLength(1)
  })

  it.each([
    [
      'route',
      async (settings: ReturnType<typeof setUpSlow>['settings']) => {
        const response = await createPortalRoute(settings)(ask())
        return problemOf(response)
      },
    ],
    [
      'action',
      (settings: ReturnType<typeof setUpSlow>['settings']) => createPortalAction(settings)(),
    ],
  ])('hears of a link that comes later, revokes it and reports it: %s', async (_name, open) => {
    const { emulator, minted, letGo, settings, events } = setUpSlow()
    const answer = open(settings)
    await minted
    await vi.advanceTimersByTimeAsync(15_000)
    expect(await answer).toMatchObject({ code: 'upstream_timeout' })
    letGo()
    await vi.waitFor(() => expect(events).toHaveLength(2))
    const sessionId = emulator.sessions.all[0]?.id
    expect(events[1]).toMatchObject({ type: 'revoked', code: 'upstream_timeout', sessionId })
    expect(emulator.sessions.all).toMatchObject([{ status: 'revoked' }])
  })
})

it('no other SDK is given a second argument', async () => {
  const create = vi.fn(async () => ({ id: 'ps_1', url: 'https://evil.example/' }))
  const revoke = vi.fn(async () => {})
  await setUp({ client: { portalSessions: { create, revoke } } }).route(ask())
  expect(create).toHaveBeenCalledExactlyOnceWith({ customerExternalId: 'acme-001' })
  expect(revoke).toHaveBeenCalledExactlyOnceWith('ps_1')
})

it('its own client may throw or answer at once, where somebody has replaced a call of it', async () => {
  const { client, route, events } = setUp()
  client.portalSessions.create = () => {
    throw new Error('not today')
  }
  expect((await route(ask())).status).toBe(502)
  client.portalSessions.create = () =>
    ({ id: 'ps_1', url: 'https://portal.marginfront.com/r/mgl_1' }) as never
  expect((await route(ask())).status).toBe(200)
  expect(events).toMatchObject([{ type: 'failed', code: 'upstream_error' }, { type: 'minted' }])
})
