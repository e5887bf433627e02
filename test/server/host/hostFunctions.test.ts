import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  createPortalRoute,
  type PortalEvent,
  type PortalRouteOptions,
} from '../../../src/server/index.ts'
import { deferred } from '../../deferred.ts'
import { ask, askByForm, problemOf, setUp } from '../support/portal.ts'

type FunctionOption = 'resolveCustomer' | 'returnUrl' | 'rateLimit' | 'features' | 'secretKey'

const names: FunctionOption[] = [
  'resolveCustomer',
  'returnUrl',
  'rateLimit',
  'features',
  'secretKey',
]

/** What each function gives when all is well. */
const goodAnswers: Record<FunctionOption, unknown> = {
  resolveCustomer: { customerExternalId: 'acme-001' },
  returnUrl: '/billing',
  rateLimit: { ok: true },
  features: ['invoices'],
  secretKey: 'mf_sk_test_emulator',
}

/** A route one of whose functions is the test's; the client is built from the key. */
function setUpWith(name: FunctionOption, behave: () => unknown) {
  const { emulator } = setUp()
  vi.stubGlobal('fetch', emulator.fetch)
  const events: PortalEvent[] = []
  const route = createPortalRoute({
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    secretKey: 'mf_sk_test_emulator',
    onEvent: (event) => void events.push(event),
    [name]: behave,
  } as PortalRouteOptions)
  return { route, emulator, events }
}

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe.each(names)('%s', (name) => {
  it('may take its time', async () => {
    const asked = deferred()
    const gate = deferred<unknown>()
    const { route, emulator } = setUpWith(name, () => {
      asked.resolve()
      return gate.promise
    })
    const answer = route(ask())
    await asked.promise
    await vi.advanceTimersByTimeAsync(9_999)
    gate.resolve(goodAnswers[name])
    expect((await answer).status).toBe(200)
    expect(emulator.sessions.live).toHaveLength(1)
  })

  it('that hangs is misconfigured in ten seconds, and the reason names it', async () => {
    const asked = deferred()
    const { route, emulator, events } = setUpWith(name, () => {
      asked.resolve()
      return new Promise(() => {})
    })
    const answer = route(ask())
    await asked.promise
    await vi.advanceTimersByTimeAsync(10_000)
    const response = await answer
    expect(response.status).toBe(500)
    expect(await problemOf(response)).toMatchObject({ code: 'misconfigured' })
    const reason = expect.stringMatching(
      new RegExp(`^${name} did not answer within 10000 ms.*timeout option`),
    )
    expect(events).toMatchObject([{ type: 'failed', code: 'misconfigured', reason }])
    expect(emulator.sessions.count).toBe(0)
  })

  it.each([
    ['answers', (gate: ReturnType<typeof deferred<unknown>>) => gate.resolve(goodAnswers[name])],
    ['fails', (gate: ReturnType<typeof deferred<unknown>>) => gate.reject(new Error('late'))],
  ])('that %s too late mints nothing any more', async (_name, end) => {
    const asked = deferred()
    const gate = deferred<unknown>()
    const { route, emulator, events } = setUpWith(name, () => {
      asked.resolve()
      return gate.promise
    })
    const answer = route(askByForm())
    await asked.promise
    await vi.advanceTimersByTimeAsync(10_000)
    expect((await answer).status).toBe(500)
    end(gate)
    await vi.runAllTimersAsync()
    await new Promise(setImmediate)
    expect(emulator.sessions.count).toBe(0)
    expect(events).toHaveLength(1)
  })

  it.each([
    ['throws', () => JSON.parse('')],
    ['rejects', async () => JSON.parse('')],
  ])('that %s is misconfigured, with its error as the cause', async (_name, fail) => {
    const { route, emulator, events } = setUpWith(name, fail)
    const response = await route(ask())
    expect(await problemOf(response)).toMatchObject({ status: 500, code: 'misconfigured' })
    const reason = expect.stringMatching(new RegExp(`^${name} threw`))
    expect(events).toMatchObject([{ type: 'failed', reason, cause: expect.any(SyntaxError) }])
    expect(emulator.sessions.count).toBe(0)
  })

  it.each([42, true, 'nonsense', {}, [], () => 'acme-001', Symbol('acme'), new Date()])(
    'that gives %o mints nothing',
    async (answer) => {
      const isNoFeatures = name === 'features' && Array.isArray(answer)
      const { route, emulator, events } = setUpWith(name, () => answer)
      const response = await route(ask())
      if (isNoFeatures) return expect(response.status).toBe(200)
      expect(await problemOf(response)).toMatchObject({ status: 500, code: 'misconfigured' })
      expect(events).toMatchObject([{ type: 'failed', reason: expect.stringContaining(name) }])
      expect(emulator.sessions.count).toBe(0)
    },
  )
})

describe('timeout', () => {
  it.each(names)('bounds %s too', async (name) => {
    const { client, emulator } = setUp()
    const { route } = setUpWith(name, () => new Promise(() => {}))
    const bounded = createPortalRoute({
      resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
      ...(name === 'secretKey' ? {} : { client }),
      timeout: 1_000,
      onEvent: () => {},
      [name]: () => new Promise(() => {}),
    } as PortalRouteOptions)
    const answers = [bounded(ask()), route(ask())]
    const settled = vi.fn()
    for (const answer of answers) void answer.then(settled)
    await vi.advanceTimersByTimeAsync(1_000)
    expect((await answers[0])?.status).toBe(500)
    expect(settled).toHaveBeenCalledOnce()
    expect(emulator.sessions.count).toBe(0)
  })
})
