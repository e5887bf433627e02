import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEmulator } from '../../../src/emulator/index.ts'
import {
  createPortalAction,
  createPortalRoute,
  type PortalActionOptions,
  type PortalRouteOptions,
} from '../../../src/server/index.ts'
import { ask, portal, problemOf } from '../support/portal.ts'

const emulator = createEmulator({
  origin: portal,
  secretKeys: ['mf_sk_first', 'mf_sk_second'],
})
const keysSeen: (string | null)[] = []

beforeEach(() => {
  keysSeen.length = 0
  vi.stubGlobal('fetch', (input: string, init: RequestInit) => {
    keysSeen.push(new Headers(init.headers).get('x-api-key'))
    return emulator.fetch(input, init)
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const routeWith = <Context>(options: Partial<PortalRouteOptions<Context>> = {}) =>
  createPortalRoute<Context>({
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    ...options,
  })

describe('the secret key', () => {
  it('is read from MF_API_SECRET_KEY when a request comes, not before', async () => {
    const route = routeWith()
    vi.stubEnv('MF_API_SECRET_KEY', 'mf_sk_first')
    expect((await route(ask())).status).toBe(200)
    vi.stubEnv('MF_API_SECRET_KEY', 'mf_sk_second')
    expect((await route(ask())).status).toBe(200)
    expect(keysSeen).toEqual(['mf_sk_first', 'mf_sk_second'])
  })

  it('can be given, and then wins over the environment', async () => {
    vi.stubEnv('MF_API_SECRET_KEY', 'mf_sk_second')
    await routeWith({ secretKey: 'mf_sk_first' })(ask())
    expect(keysSeen).toEqual(['mf_sk_first'])
  })

  it('can come from the context of each request, at once or later', async () => {
    const route = routeWith<{ key: string }>({ secretKey: ({ context: { key } }) => key })
    await route(ask(), { key: 'mf_sk_first' })
    await route(ask(), { key: 'mf_sk_second' })
    await routeWith({ secretKey: async () => 'mf_sk_first' })(ask())
    expect(keysSeen).toEqual(['mf_sk_first', 'mf_sk_second', 'mf_sk_first'])
  })

  it('is not needed where the request is refused before', async () => {
    vi.stubEnv('MF_API_SECRET_KEY', undefined)
    const response = await routeWith({ resolveCustomer: () => null })(ask())
    expect(response.status).toBe(401)
  })

  it.each([
    ['missing', undefined],
    ['empty', ''],
    ['publishable', 'mf_pk_live_SENTINEL'],
    ["another service's", 'sk_live_SENTINEL'],
  ])('that is %s is misconfigured, and the log says how to fix it', async (_name, key) => {
    vi.stubEnv('MF_API_SECRET_KEY', key)
    const error = vi.spyOn(console, 'error').mockReturnValue()
    const response = await routeWith()(ask())
    expect(response.status).toBe(500)
    const answer = JSON.stringify(await problemOf(response))
    expect(answer).toContain('"misconfigured"')
    expect(answer).not.toMatch(/SENTINEL|MF_API_SECRET_KEY/)
    expect(error).toHaveBeenCalledExactlyOnceWith(
      expect.stringMatching(/misconfigured: .*MF_API_SECRET_KEY.*secretKey/),
    )
    expect(String(error.mock.calls)).not.toContain('SENTINEL')
    expect(keysSeen).toEqual([])
  })

  it.each(['"mf_sk_first"', 'MF_API_SECRET_KEY=mf_sk_first', 'mf_sk_first # prod'])(
    'that only has to be cleaned up is told with that cure alone: %s',
    async (secretKey) => {
      const error = vi.spyOn(console, 'error').mockReturnValue()
      expect((await routeWith({ secretKey })(ask())).status).toBe(500)
      expect(error).toHaveBeenCalledExactlyOnceWith(
        expect.not.stringMatching(/Set MF_API_SECRET_KEY|secretKey option/),
      )
    },
  )

  it.each([undefined, '', null, () => undefined, async () => ''])(
    'that is named and missing is never that of the environment: %o',
    async (secretKey) => {
      vi.stubEnv('MF_API_SECRET_KEY', 'mf_sk_first')
      const error = vi.spyOn(console, 'error').mockReturnValue()
      const response = await routeWith({ secretKey } as Partial<PortalRouteOptions>)(ask())
      expect(await problemOf(response)).toMatchObject({ status: 500, code: 'misconfigured' })
      expect(error).toHaveBeenCalledExactlyOnceWith(
        expect.stringMatching(/misconfigured: .*secretKey.*MF_API_SECRET_KEY/),
      )
      expect(keysSeen).toEqual([])
    },
  )

  class Options {
    resolveCustomer = () => ({ customerExternalId: 'acme-001' })
    get secretKey() {
      return 'mf_sk_second'
    }
  }
  const inherited: [string, Options][] = [
    ['a getter of a class', new Options()],
    ['other options', Object.create({ ...new Options(), secretKey: 'mf_sk_second' })],
  ]

  it.each(inherited)(
    'that comes from %s is not that of the environment',
    async (_name, options) => {
      vi.stubEnv('MF_API_SECRET_KEY', 'mf_sk_first')
      expect((await createPortalRoute(options)(ask())).status).toBe(200)
      expect(await createPortalAction(options)()).toMatchObject({ ok: true })
      expect(keysSeen).toEqual(['mf_sk_second', 'mf_sk_second'])
    },
  )

  it('that is a promise which never settles is misconfigured once the time is up', async () => {
    vi.spyOn(console, 'error').mockReturnValue()
    const options: object = { secretKey: new Promise(() => {}), timeout: 1 }
    const response = await routeWith(options)(ask())
    expect(await problemOf(response)).toMatchObject({ status: 500, code: 'misconfigured' })
    expect(keysSeen).toEqual([])
  })

  it('from a function that gives none or throws is misconfigured too', async () => {
    vi.stubEnv('MF_API_SECRET_KEY', 'mf_sk_first')
    vi.spyOn(console, 'error').mockReturnValue()
    for (const secretKey of [() => undefined, () => JSON.parse('')]) {
      expect((await routeWith({ secretKey })(ask())).status).toBe(500)
    }
    expect(keysSeen).toEqual([])
  })

  it('works without a process, as on the edge', async () => {
    const route = routeWith({ secretKey: 'mf_sk_first' })
    const keyless = routeWith()
    vi.spyOn(console, 'error').mockReturnValue()
    vi.spyOn(console, 'warn').mockReturnValue()
    vi.stubGlobal('process', undefined)
    const statuses = [await route(ask({ customerId: 'ignored' })), await keyless(ask())].map(
      ({ status }) => status,
    )
    vi.unstubAllGlobals()
    expect(statuses).toEqual([200, 500])
  })
})

describe('two tenants with customers of the same id, one of them without its key', () => {
  const tenants = new Map(
    ['mf_sk_north', 'mf_sk_south'].map((key) => [
      key,
      createEmulator({ origin: portal, secretKeys: [key] }),
    ]),
  )
  const minted = () => [...tenants.values()].map(({ sessions }) => sessions.count)

  beforeEach(() => {
    vi.spyOn(console, 'error').mockReturnValue()
    vi.stubEnv('MF_API_SECRET_KEY', 'mf_sk_north')
    for (const { reset } of tenants.values()) reset()
    vi.stubGlobal('fetch', (input: string, init: RequestInit) =>
      tenants.get(new Headers(init.headers).get('x-api-key') ?? '')?.fetch(input, init),
    )
  })

  const missing: [string, unknown][] = [
    ['undefined', undefined],
    ['null', null],
    ['an empty text', ''],
    ['a blank one', ' '],
    ['a function of undefined', () => undefined],
    ['a function of nothing', () => ''],
    ['an async one', async () => undefined],
    ['one that throws', () => JSON.parse('')],
  ]

  it.each(missing)('get no link of the other by the route: %s', async (_name, secretKey) => {
    const response = await routeWith({ secretKey } as Partial<PortalRouteOptions>)(ask())
    expect(await problemOf(response)).toMatchObject({ status: 500, code: 'misconfigured' })
    expect(minted()).toEqual([0, 0])
  })

  it.each(missing)('get no link of the other by the action: %s', async (_name, secretKey) => {
    const options = { resolveCustomer: () => ({ customerExternalId: 'acme-001' }), secretKey }
    const openBilling = createPortalAction(options as PortalActionOptions)
    expect(await openBilling()).toMatchObject({ ok: false, code: 'misconfigured' })
    expect(minted()).toEqual([0, 0])
  })

  it('each get their own once both have one, and are asked for it once a visit', async () => {
    const secretKey = vi.fn(({ context }: { context: { key: string } }) => context.key)
    const route = routeWith<{ key: string }>({ secretKey })
    for (const key of tenants.keys()) expect((await route(ask(), { key })).status).toBe(200)
    expect(minted()).toEqual([1, 1])
    expect(secretKey).toHaveBeenCalledTimes(2)
  })
})

describe('baseUrl', () => {
  it('is where the built client sends its requests', async () => {
    const fetch = vi.spyOn(globalThis, 'fetch')
    await routeWith({ secretKey: 'mf_sk_first', baseUrl: 'http://127.0.0.1:4242/v1' })(ask())
    expect(fetch.mock.calls[0]?.[0]).toBe('http://127.0.0.1:4242/v1/portal-sessions')
  })

  it('that cannot be used is misconfigured', async () => {
    const error = vi.spyOn(console, 'error').mockReturnValue()
    const baseUrl = 'http://user:SENTINEL@api.example.com'
    const response = await routeWith({ secretKey: 'mf_sk_first', baseUrl })(ask())
    expect(response.status).toBe(500)
    expect(error).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('baseUrl'))
    expect(String(error.mock.calls)).not.toContain('SENTINEL')
  })
})
