import { inspect } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createEmulator } from '../../../src/emulator/index.ts'
import {
  createPortalAction,
  MarginFrontClient,
  type PortalActionOptions,
  type PortalEvent,
} from '../../../src/server/index.ts'
import { deferred } from '../../support/deferred.ts'
import { edgeContext } from '../support/edgeContext.ts'
import { app, ask, gatedClient, portal } from '../support/portal.ts'

afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

const aLink = expect.stringMatching(/^https:\/\/portal\.marginfront\.com\/r\/mgl_/)
const anId = expect.stringMatching(/^[\da-f-]{36}$/)

/** A real action with a real client, before an emulated MarginFront. */
function setUp(options: Partial<PortalActionOptions> = {}) {
  const emulator = createEmulator({ origin: portal })
  const client = new MarginFrontClient(emulator.secretKeys[0], {
    fetch: emulator.fetch,
    retryDelay: 0,
  })
  const events: PortalEvent[] = []
  const openBilling = createPortalAction({
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    client,
    onEvent: (event) => void events.push(event),
    ...options,
  })
  return { emulator, client, events, openBilling }
}

describe('a portal action', () => {
  it('resolves to one live link of the customer, and when it expires', async () => {
    const { openBilling, emulator, events } = setUp()
    const result = await openBilling()
    expect(result).toEqual({ ok: true, url: aLink, expiresAt: expect.any(String) })
    expect(emulator.sessions.live).toMatchObject([{ customerId: emulator.customers[0]?.id }])
    const customer = { customerExternalId: 'acme-001' }
    expect(events).toMatchObject([{ type: 'minted', customer, requestId: anId }])
  })

  it('leaves the expiry out where MarginFront gave none', async () => {
    const { client, answer } = gatedClient()
    answer()
    expect(await setUp({ client }).openBilling()).toEqual({ ok: true, url: `${portal}/r/mgl_1` })
  })

  it('calls each function of the host with what the route would', async () => {
    const resolveCustomer = vi.fn(() => ({ customerExternalId: 'acme-001' }))
    const returnUrl = vi.fn(() => undefined)
    const features = vi.fn(() => undefined)
    const rateLimit = vi.fn(() => ({ ok: true }) as const)
    const onEvent = vi.fn()
    const { openBilling } = setUp({ resolveCustomer, returnUrl, features, rateLimit, onEvent })
    const args = { request: ask(), context: { user: 'ada' } }
    await openBilling(args)
    const customer = { customerExternalId: 'acme-001' }
    expect(resolveCustomer).toHaveBeenCalledExactlyOnceWith(args)
    expect(returnUrl).toHaveBeenCalledExactlyOnceWith({ ...args, customer })
    expect(features).toHaveBeenCalledExactlyOnceWith({ ...args, customer })
    const key = 'customerExternalId:acme-001'
    expect(rateLimit).toHaveBeenCalledExactlyOnceWith({ key, ...args, customer })
    expect(onEvent).toHaveBeenCalledExactlyOnceWith(expect.anything(), args)
  })

  it('asks with the features of the host', async () => {
    const { openBilling, emulator } = setUp({ features: ['invoices'] })
    await openBilling()
    expect(emulator.sessions.live).toMatchObject([{ features: ['invoices'] }])
  })

  it('takes the key from the context, or from MF_API_SECRET_KEY', async () => {
    const emulator = createEmulator({ origin: portal, secretKeys: ['mf_sk_a', 'mf_sk_b'] })
    const keys: (string | null)[] = []
    vi.stubGlobal('fetch', (input: string, init: RequestInit) => {
      keys.push(new Headers(init.headers).get('x-api-key'))
      return emulator.fetch(input, init)
    })
    vi.stubEnv('MF_API_SECRET_KEY', 'mf_sk_b')
    const resolveCustomer = () => ({ customerExternalId: 'acme-001' })
    await createPortalAction<{ key: string }>({
      resolveCustomer,
      secretKey: ({ context }) => context.key,
    })({ context: { key: 'mf_sk_a' } })
    await createPortalAction({ resolveCustomer })()
    expect(keys).toEqual(['mf_sk_a', 'mf_sk_b'])
  })
})

describe('a portal action that fails', () => {
  it.each([
    ['unauthenticated', { resolveCustomer: () => null }],
    ['forbidden', { resolveCustomer: () => 'forbidden' as const }],
    ['no_customer', { resolveCustomer: () => 'no_customer' as const }],
    ['no_customer', { resolveCustomer: () => ({ customerExternalId: 'nobody' }) }],
    ['misconfigured', { resolveCustomer: () => JSON.parse('{}') }],
    ['misconfigured', { resolveCustomer: () => JSON.parse('') }],
    ['misconfigured', { client: undefined, secretKey: undefined }],
    ['misconfigured', { client: undefined, secretKey: 'mf_pk_live_1' }],
    ['misconfigured', { rateLimit: () => JSON.parse('') }],
    ['misconfigured', { returnUrl: () => 'javascript:alert(1)' }],
    ['upstream_timeout', { client: gatedClient().client, timeout: 5 }],
  ])('resolves to its code and leaves no link: %s', async (code, options) => {
    vi.stubEnv('MF_API_SECRET_KEY', 'mf_sk_another_tenant')
    const { openBilling, emulator, events } = setUp(options)
    const result = await openBilling()
    expect(result).toEqual({ ok: false, code, requestId: anId })
    expect(emulator.sessions.count).toBe(0)
    const { requestId } = Object(result)
    expect(events).toMatchObject([{ code, requestId, reason: expect.any(String) }])
  })

  it('says how long to wait where a limit is used up', async () => {
    const { openBilling, emulator } = setUp()
    for (let turn = 0; turn < 10; turn += 1) expect((await openBilling()).ok).toBe(true)
    const result = await openBilling()
    const retryAfter = expect.any(Number)
    expect(result).toEqual({ ok: false, code: 'rate_limited', retryAfter, requestId: anId })
    expect(emulator.sessions.count).toBe(10)
  })

  it('goes to the console without onEvent', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue()
    const { openBilling } = setUp({ resolveCustomer: () => JSON.parse('{}'), onEvent: undefined })
    await openBilling()
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('misconfigured: '))
  })

  it('tells nothing of the key, the link or what MarginFront said', async () => {
    const key = 'mf_sk_SENTINEL'
    const answer = { message: `SENTINEL ${key}`, url: `https://evil.example/mgl_SENTINEL` }
    for (const status of [200, 400, 401, 404, 500]) {
      const client = new MarginFrontClient(key, {
        fetch: async () => Response.json(answer, { status }),
        retries: 0,
      })
      const { openBilling, events } = setUp({ client })
      expect(inspect([await openBilling(), events], { depth: 9 })).not.toContain('SENTINEL')
    }
  })
})

describe('the return URL of a call', () => {
  const help = 'https://help.example.com'
  const allowedReturnOrigins = [app, help]

  it.each([undefined, null, ''])('%o is none', async (returnUrl) => {
    const { openBilling, emulator } = setUp()
    expect((await openBilling({ returnUrl })).ok).toBe(true)
    expect(emulator.sessions.live[0]?.returnUrl).toBe(null)
  })

  it.each([
    [`${help}/a?b`, `${help}/a?b`],
    [`${app}/billing`, `${app}/billing`],
    ['/billing', `${app}/billing`],
  ])('may be on an origin that is named: %s', async (returnUrl, kept) => {
    const { openBilling, emulator } = setUp({ allowedReturnOrigins })
    expect((await openBilling({ returnUrl })).ok).toBe(true)
    expect(emulator.sessions.live).toMatchObject([{ returnUrl: kept }])
  })

  it.each([
    ['https://evil.example/', allowedReturnOrigins],
    ['//evil.example', allowedReturnOrigins],
    ['javascript:alert(1)', allowedReturnOrigins],
    ['billing', allowedReturnOrigins],
    [42, allowedReturnOrigins],
    [`${app}/billing`, undefined],
    ['/billing', undefined],
  ])('is refused where it cannot be allowed: %o', async (returnUrl, origins) => {
    const { openBilling, emulator, events } = setUp({ allowedReturnOrigins: origins })
    // As a browser may send it, whatever the types say; the request's own origin is no help.
    const result = await Reflect.apply(openBilling, undefined, [{ request: ask(), returnUrl }])
    expect(result).toMatchObject({ ok: false, code: 'invalid_return_url' })
    expect(events).toMatchObject([{ reason: expect.stringContaining('allowedReturnOrigins') }])
    expect(emulator.sessions.count).toBe(0)
  })

  it('yields to that of the host, which is left out where its origin is not known', async () => {
    const named = setUp({ allowedReturnOrigins, returnUrl: '/account' })
    await named.openBilling({ returnUrl: 'https://evil.example' })
    expect(named.emulator.sessions.live).toMatchObject([{ returnUrl: `${app}/account` }])

    const unknown = setUp({ returnUrl: () => '/account' })
    expect((await unknown.openBilling()).ok).toBe(true)
    expect(unknown.emulator.sessions.live[0]?.returnUrl).toBe(null)
  })
})

describe('a link that nobody waits for', () => {
  it('is not minted after a hang-up', async () => {
    const { openBilling, emulator, events } = setUp()
    const request = ask({}, { signal: AbortSignal.abort() })
    expect(await openBilling({ request })).toMatchObject({ ok: false })
    expect(emulator.sessions.count).toBe(0)
    expect(events).toMatchObject([{ type: 'refused', code: 'aborted' }])
  })

  it('is revoked where the request was aborted during the mint', async () => {
    const { client, asked, answer, revoked } = gatedClient()
    const hangUp = new AbortController()
    const { openBilling, events } = setUp({ client })
    const result = openBilling({ request: ask({}, { signal: hangUp.signal }) })
    await asked
    hangUp.abort()
    answer()
    expect(await result).toMatchObject({ ok: false })
    expect(revoked).toEqual(['ps_1'])
    expect(events).toMatchObject([{ type: 'revoked', code: 'aborted' }, { type: 'refused' }])
  })

  it('is revoked where it comes too late, while waitUntil holds the runtime awake', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { client, asked, answer, revoked } = gatedClient()
    const { context, settled } = edgeContext()
    const { openBilling, events } = setUp({ client, timeout: 1000 })
    const result = openBilling({ context })
    await asked
    await vi.advanceTimersByTimeAsync(1000)
    expect(await result).toMatchObject({ ok: false, code: 'upstream_timeout' })
    answer()
    await settled()
    expect(revoked).toEqual(['ps_1'])
    expect(events.at(-1)).toMatchObject({ type: 'revoked', code: 'upstream_timeout' })
  })

  it('is revoked where the context says that the answer was lost', async () => {
    const lost = deferred()
    const { openBilling, emulator } = setUp()
    await openBilling({ context: { completed: lost.promise } })
    expect(emulator.sessions.live).toHaveLength(1)
    lost.reject(new Error('broken pipe'))
    await vi.waitFor(() => expect(emulator.sessions.live).toEqual([]))
  })

  it('is revoked where it is off the portal', async () => {
    const { client, answer, revoked } = gatedClient({ id: 'ps_1', url: 'https://evil.example/' })
    answer()
    const result = await setUp({ client }).openBilling()
    expect(result).toMatchObject({ ok: false, code: 'upstream_error' })
    expect(revoked).toEqual(['ps_1'])
  })
})

describe('nonsense', () => {
  const throwing = () => {
    throw new Error('SENTINEL')
  }

  it.each([
    ['null', null],
    ['a number', 42],
    ['a text', 'nonsense'],
    ['a function', () => {}],
    ['an event', new Event('click')],
    ['a form', new FormData()],
  ])('that names nothing changes nothing: %s', async (_name, nonsense) => {
    const { openBilling, emulator } = setUp()
    const result = await Reflect.apply(openBilling, undefined, [nonsense])
    expect(result).toMatchObject({ ok: true })
    expect(emulator.sessions.count).toBe(1)
  })

  it.each([
    ['a request that is a text', { request: 'POST /' }],
    ['a request of Node', { request: { headers: { host: 'app' }, method: 'POST' } }],
    ['a request that throws', { request: new Proxy({}, { get: throwing }) }],
    ['a proxy that throws', new Proxy({}, { get: throwing })],
    ['a getter that throws', Object.defineProperty({}, 'context', { get: throwing })],
  ])('is misconfigured, and never throws: %s', async (_name, nonsense) => {
    const { openBilling, emulator, events } = setUp()
    const result = await Reflect.apply(openBilling, undefined, [nonsense])
    expect(result).toEqual({ ok: false, code: 'misconfigured', requestId: anId })
    expect(events).toMatchObject([{ type: 'failed', code: 'misconfigured' }])
    expect(inspect(events)).not.toContain('SENTINEL')
    expect(emulator.sessions.count).toBe(0)
  })
})

it.each([
  ['resolveCustomer', undefined],
  ['onEvent', 'log'],
  ['rateLimit', 10],
  ['client', {}],
  ['timeout', 0],
  ['returnUrl', 'billing'],
  ['portalOrigins', []],
  ['allowedReturnOrigins', ['https://app.example.com/']],
])('is not created with an option that cannot be used: %s', (option, value) => {
  const options = { resolveCustomer: () => null, [option]: value }
  const create = () => Reflect.apply(createPortalAction, undefined, [options]) as unknown
  expect(create).toThrow(TypeError)
  expect(create).toThrow(`createPortalAction: ${option}`)
})

it.each([
  ['a web Request', ask({}, { headers: { origin: 'https://evil.example' } })],
  ["Node's request", { method: 'POST', url: '/', headers: { origin: 'https://evil.example' } }],
  ["Koa's context", { req: {}, request: {}, method: 'POST', headers: {} }],
  ["Hono's context", { req: { raw: ask(), method: 'POST' }, env: {} }],
  ['an event of a function', { rawPath: '/', headers: {}, requestContext: {} }],
])('mints nothing where it is mounted as a route: %s', async (_name, request) => {
  const { openBilling, emulator, events } = setUp()
  const result = await Reflect.apply(openBilling, undefined, [request])
  expect(result).toEqual({ ok: false, code: 'misconfigured', requestId: anId })
  expect(events).toMatchObject([{ reason: expect.stringContaining('createPortalRoute') }])
  expect(emulator.sessions.count).toBe(0)
})

it('never throws, even where the signal of a request does', async () => {
  const { openBilling, emulator } = setUp()
  const request = {
    method: 'POST',
    url: '/',
    headers: new Headers(),
    get signal() {
      return JSON.parse('')
    },
  }
  const result = await Reflect.apply(openBilling, undefined, [{ request }])
  expect(result).toMatchObject({ ok: false, code: 'misconfigured' })
  expect(emulator.sessions.count).toBe(0)
})
