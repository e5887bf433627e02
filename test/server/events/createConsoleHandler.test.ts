import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEmulator } from '../../../src/emulator/index.ts'
import {
  createPortalAction,
  createPortalRoute,
  type PortalRouteOptions,
} from '../../../src/server/index.ts'
import { ask, portal, post } from '../support/portal.ts'

const error = vi.spyOn(console, 'error')
const warn = vi.spyOn(console, 'warn')

beforeEach(() => {
  error.mockReset().mockReturnValue()
  warn.mockReset().mockReturnValue()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllEnvs()
})

/** A route whose host hears of nothing but the console, before an emulated MarginFront. */
function setUp(options: Partial<PortalRouteOptions> = {}) {
  const emulator = createEmulator({ origin: portal })
  const [secretKey] = emulator.secretKeys
  const settings = {
    ...(!options.client && { secretKey }),
    fetch: emulator.fetch,
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    ...options,
  }
  return { emulator, route: createPortalRoute(settings) }
}

const linesOf = (spy: typeof error) => spy.mock.calls.map(([line]) => String(line))
const evil = { headers: { origin: 'https://evil.example' } }

const refusals: [string, RegExp, Partial<PortalRouteOptions>, Request][] = [
  [
    'no_customer',
    /MarginFront .*HTTP 404/,
    { resolveCustomer: () => ({ customerExternalId: 'nobody-999' }) },
    ask(),
  ],
  ['no_customer', /resolveCustomer/, { resolveCustomer: () => 'no_customer' }, ask()],
  ['invalid_return_url', /allowedReturnOrigins/, {}, ask({ returnUrl: 'https://other.example/' })],
  ['rate_limited', /rateLimit/, { rateLimit: () => ({ ok: false, retryAfter: 3 }) }, ask()],
  ['unauthenticated', /resolveCustomer/, { resolveCustomer: () => null }, ask()],
  ['forbidden', /resolveCustomer/, { resolveCustomer: () => 'forbidden' }, ask()],
  [
    'unsupported_media_type',
    /application\/json/,
    {},
    ask('x', { headers: { 'content-type': 'text/plain' } }),
  ],
  ['invalid_request', /JSON/, {}, ask('{')],
  ['cross_site_request', /allowedOrigins/, {}, ask({}, evil)],
  [
    'method_not_allowed',
    /preflight.*"https:\/\/evil\.example".*allowedOrigins/,
    {},
    post({
      method: 'OPTIONS',
      headers: { ...evil.headers, 'access-control-request-method': 'POST' },
    }),
  ],
  ['aborted', /hung up/, {}, ask({}, { signal: AbortSignal.abort() })],
]

describe('the console of a host without onEvent, in development', () => {
  it.each(refusals)(
    'tells of each refusal in one line: %s, %s',
    async (code, why, options, request) => {
      const { route } = setUp(options)
      await route(request.clone())
      await route(request.clone())
      const lines = linesOf(warn)
      expect(lines).toHaveLength(2)
      for (const line of lines) {
        expect(line).toMatch(
          new RegExp(
            `^\\[@marginfront/react\\] ${code}: .+ \\(request [\\da-f-]+\\) See https://\\S+/docs/errors\\.md#${code}$`,
          ),
        )
        expect(line).toMatch(why)
        expect(line).not.toMatch(/acme-001|nobody-999|mf_sk_|mgl_|other\.example/)
      }
      expect(error).not.toHaveBeenCalled()
    },
  )

  it("tells of MarginFront's own limit, with how long it lasts", async () => {
    const { route, emulator } = setUp()
    emulator.faults.once({ kind: 'status', status: 429, retryAfter: 60, operation: 'create' })
    await route(ask())
    expect(linesOf(warn)).toEqual([expect.stringMatching(/rate_limited: .*HTTP 429.* 60 s/)])
  })

  it('names the same request as the answer', async () => {
    const { route } = setUp({ resolveCustomer: () => null })
    const { requestId } = await (await route(ask())).json()
    expect(linesOf(warn)[0]).toContain(`(request ${requestId})`)
  })

  it('is silent where all goes well', async () => {
    await setUp().route(ask())
    expect([warn.mock.calls, error.mock.calls]).toEqual([[], []])
  })

  it('hears of the action too', async () => {
    await createPortalAction({ resolveCustomer: () => null })()
    await createPortalAction({ resolveCustomer: () => JSON.parse('{}') })()
    expect(linesOf(warn)).toEqual([expect.stringContaining('unauthenticated: ')])
    expect(linesOf(error)).toEqual([expect.stringContaining('misconfigured: ')])
  })

  it('hears of nothing where there is an onEvent', async () => {
    const { route } = setUp({ resolveCustomer: () => null, onEvent: () => {} })
    await route(ask())
    expect(warn).not.toHaveBeenCalled()
  })

  it.each([
    ['no key at all', {}],
    ['a key that is named and missing', { secretKey: undefined }],
  ])('tells of .env and names the command of the emulator: %s', async (_name, key) => {
    vi.stubEnv('MF_API_SECRET_KEY', undefined)
    const resolveCustomer = () => ({ customerExternalId: 'acme-001' })
    await createPortalRoute({ resolveCustomer, ...key })(ask())
    expect(linesOf(error)).toEqual([
      expect.stringMatching(/--env-file=\.env\. .*npx marginfront-portal emulator -- npm run dev/),
    ])
  })
})

describe('the console of a host without onEvent, in production', () => {
  beforeEach(() => {
    vi.stubEnv('NODE_ENV', 'production')
    vi.useFakeTimers({ toFake: ['Date'] })
  })

  it('tells of each code at most once a minute, and how many it left out', async () => {
    const { route } = setUp()
    for (let turn = 0; turn < 5; turn += 1) await route(ask({}, evil))
    vi.advanceTimersByTime(59_999)
    await route(ask({}, evil))
    expect(warn).toHaveBeenCalledOnce()
    expect(linesOf(warn)[0]).not.toContain('more')

    vi.advanceTimersByTime(1)
    await route(ask({}, evil))
    await route(ask({}, evil))
    expect(warn).toHaveBeenCalledTimes(2)
    expect(linesOf(warn)[1]).toMatch(/\(request [\da-f-]+, 5 more cross_site_request since/)
  })

  it('limits each code by itself', async () => {
    const { route } = setUp()
    for (const request of [ask({}, evil), ask('{'), ask({}, evil), ask('{')]) await route(request)
    const codes = linesOf(warn).map((line) => /\] (\w+):/.exec(line)?.[1])
    expect(codes).toEqual(['cross_site_request', 'invalid_request'])
  })

  it('goes on when the clock is set back', async () => {
    const { route } = setUp()
    await route(ask('{'))
    vi.setSystemTime(Date.now() - 3_600_000)
    await route(ask('{'))
    expect(warn).toHaveBeenCalledTimes(2)
  })

  it('tells of every failure', async () => {
    const { route } = setUp({ secretKey: undefined })
    for (let turn = 0; turn < 3; turn += 1) await route(ask())
    expect(error).toHaveBeenCalledTimes(3)
    expect(linesOf(error)[0]).not.toContain('emulator')
  })
})

describe('a line about a failure', () => {
  it('is followed by what a function of the host threw, and by no error of MarginFront', async () => {
    const thrown = new Error('no session store')
    const host = setUp({ resolveCustomer: () => Promise.reject(thrown) })
    await host.route(ask())
    const { route, emulator } = setUp()
    emulator.faults.once({ kind: 'status', status: 500, operation: 'create' })
    await route(ask())
    expect(error.mock.calls).toEqual([
      [expect.stringContaining('resolveCustomer'), thrown],
      [expect.stringContaining('HTTP 500')],
    ])
  })

  it('names the session whose link is still alive, and how to revoke it', async () => {
    const create = async () => ({ id: 'ps_1', url: 'https://evil.example/r/mgl_1' })
    const revoke = () => Promise.reject(Object.assign(new Error('SENTINEL'), { status: 503 }))
    vi.useFakeTimers()
    const answer = setUp({ client: { portalSessions: { create, revoke } } }).route(ask())
    await vi.runAllTimersAsync()
    await answer
    const [alive] = linesOf(error)
    expect(alive).toMatch(/could not be revoked.*HTTP 503.*session ps_1\) See \S+$/)
    expect(alive).toContain('portalSessions.revoke')
    expect(linesOf(error).join()).not.toMatch(/SENTINEL|mgl_|evil/)
  })

  it('stays one line, whatever is in it', async () => {
    const create = async () => ({ id: 'ps_1\n[fake] line', url: 'https://evil.example/' })
    const revoke = () => Promise.reject(new Error())
    vi.useFakeTimers()
    const answer = setUp({ client: { portalSessions: { create, revoke } } }).route(ask())
    await vi.runAllTimersAsync()
    await answer
    expect(linesOf(error).join('')).not.toContain('\n')
  })
})

it('is told nothing that would steer its terminal', async () => {
  const headers = { get: (name: string) => (name === 'origin' ? 'https://x\u009b31mRED' : null) }
  const request = {
    method: 'POST',
    url: 'https://app.example.com/',
    headers: { ...headers, has: () => true },
  }
  await Reflect.apply(setUp().route, undefined, [request])
  const [line] = linesOf(warn)
  expect(line).toContain('https://x31mRED')
  expect(line).not.toMatch(/\p{Cc}/u)
})

it('is told of a method that no request can have', async () => {
  await setUp().route(post({ method: 'UNKNOWN' }))
  expect(linesOf(warn)[0]).toContain('A request with an unsupported method was refused')
})

it('is told what to do about a return URL where no origin is named', async () => {
  await createPortalAction({ resolveCustomer: () => ({ customerExternalId: 'acme-001' }) })({
    returnUrl: 'https://app.example.com/billing',
  })
  expect(linesOf(warn)[0]).toContain('allowedReturnOrigins names no origin')
})

it("is told that the error of the host's function follows, and gets it", async () => {
  const thrown = new Error('no database')
  await setUp({
    resolveCustomer() {
      throw thrown
    },
  }).route(ask())
  expect(error.mock.calls).toEqual([[expect.stringContaining('The error follows'), thrown]])
})
