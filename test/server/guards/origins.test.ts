import { afterEach, describe, expect, it, vi } from 'vitest'
import { app, ask, askByForm, post, problemOf, setUp } from '../support/portal.ts'

const admin = 'https://admin.example.com'
const inner = 'http://10.0.0.5:3000'

/** What the Origin header can be; undefined is left out. `same` is where the app really is. */
const origins: Record<string, string | undefined> = {
  same: app,
  'named for another app': admin,
  "the proxy's inner one": inner,
  foreign: 'https://evil.example',
  null: 'null',
  absent: undefined,
  empty: '',
  malformed: 'app.example.com',
  'malformed: two': `${app} ${admin}`,
  'malformed: a list': `${app}, ${app}`,
  'malformed: a star': '*',
  'malformed: a script': 'javascript:alert(1)//',
  'in upper case': 'HTTPS://APP.EXAMPLE.COM',
  'with another port': `${app}:8443`,
  'with the default port': `${app}:443`,
  'with a path': `${app}/billing`,
  'with a slash': `${app}/`,
  'without TLS': 'http://app.example.com',
  'a longer host': `${app}.evil.example`,
  'a subdomain': 'https://evil.app.example.com',
}

const sites = [
  undefined,
  'same-origin',
  'same-site',
  'cross-site',
  'none',
  '',
  'Same-Origin',
  'same-origin, cross-site',
  'same-originx',
]

/** What a browser or an attacker can send, with what the route says to it once it is let in. */
const bodies: [contentType: string | undefined, body: string, status: number][] = [
  ['application/json', '{}', 200],
  ['application/x-www-form-urlencoded', '', 303],
  [undefined, '', 200],
  ['text/plain', '{}', 415],
  ['multipart/form-data; boundary=x', '--x--', 415],
]

/** Who is let in: anybody, nobody, or those whose browser says `Sec-Fetch-Site: same-origin`. */
type Verdict = 'all' | 'vouched' | 'none'

const direct = { url: `${app}/api/billing-portal`, options: {} }
const proxied = { url: `${inner}/api/billing-portal`, options: {} }
const named = { allowedOrigins: [app, admin] }

const settings = [
  { ...direct, name: 'no origins set' },
  { ...proxied, name: 'no origins set, behind a proxy that rewrote the host' },
  { ...direct, name: 'allowedOrigins set', options: named },
  { ...proxied, name: 'allowedOrigins set, behind such a proxy', options: named },
]

// Written by hand from the rule, one column for each setting above.
const verdicts: Record<string, [Verdict, Verdict, Verdict, Verdict]> = {
  same: ['all', 'vouched', 'all', 'all'],
  'named for another app': ['vouched', 'vouched', 'all', 'all'],
  "the proxy's inner one": ['vouched', 'all', 'none', 'none'],
  foreign: ['vouched', 'vouched', 'none', 'none'],
  null: ['vouched', 'vouched', 'vouched', 'vouched'],
  absent: ['vouched', 'vouched', 'vouched', 'vouched'],
  empty: ['vouched', 'vouched', 'vouched', 'vouched'],
  malformed: ['vouched', 'vouched', 'none', 'none'],
  'malformed: two': ['vouched', 'vouched', 'none', 'none'],
  'malformed: a list': ['vouched', 'vouched', 'none', 'none'],
  'malformed: a star': ['vouched', 'vouched', 'none', 'none'],
  'malformed: a script': ['vouched', 'vouched', 'none', 'none'],
  'in upper case': ['vouched', 'vouched', 'none', 'none'],
  'with another port': ['vouched', 'vouched', 'none', 'none'],
  'with the default port': ['vouched', 'vouched', 'none', 'none'],
  'with a path': ['vouched', 'vouched', 'none', 'none'],
  'with a slash': ['vouched', 'vouched', 'none', 'none'],
  'without TLS': ['vouched', 'vouched', 'none', 'none'],
  'a longer host': ['vouched', 'vouched', 'none', 'none'],
  'a subdomain': ['vouched', 'vouched', 'none', 'none'],
}

const cases = settings.flatMap((setting, column) =>
  Object.entries(origins).map(([name, origin]) => {
    const verdict = verdicts[name]?.[column] ?? 'none'
    return { ...setting, setting: setting.name, name, origin, verdict }
  }),
)

const headersOf = (fields: Record<string, string | undefined>) => {
  const headers = new Headers()
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined) headers.set(name, value)
  }
  return headers
}

const corsOf = ({ headers }: Response) =>
  [...headers].filter(([name]) => name.startsWith('access-control-'))

/** The two origins that were named may read answers, with credentials; nobody else, ever. */
const corsFor = (origin: string | undefined, options: object) =>
  'allowedOrigins' in options && (origin === app || origin === admin)
    ? [
        ['access-control-allow-credentials', 'true'],
        ['access-control-allow-origin', origin],
        ['access-control-expose-headers', 'Retry-After, Date'],
      ]
    : []

it('has a verdict for every origin', () => {
  expect(Object.keys(verdicts)).toEqual(Object.keys(origins))
})

describe.each(cases)('$setting: Origin $name', ({ url, options, origin, verdict }) => {
  it(`lets in ${verdict}, whatever the content type`, async () => {
    for (const site of sites) {
      for (const [contentType, body, status] of bodies) {
        const { route, emulator, events } = setUp({ ...options, errorRedirect: '/billing' })
        const headers = headersOf({ origin, 'sec-fetch-site': site, 'content-type': contentType })
        const request = new Request(url, {
          method: 'POST',
          headers,
          body: new Blob([body]),
        })
        const response = await route(request)

        const isLetIn = verdict === 'all' || (verdict === 'vouched' && site === 'same-origin')
        const told = `Sec-Fetch-Site ${site}, ${contentType}`
        expect(response.status, told).toBe(isLetIn ? status : 403)
        expect(emulator.sessions.count, told).toBe(isLetIn && status < 400 ? 1 : 0)
        expect(corsOf(response), told).toEqual(corsFor(origin, options))
        if (isLetIn) continue
        expect(response.headers.get('location'), told).toBe(null)
        const reason = expect.stringMatching(/name its public origin in allowedOrigins/)
        const event = { type: 'refused', code: 'cross_site_request', reason }
        expect(events, told).toMatchObject([event])
      }
    }
  })

  it('gets a preflight answered only where it was named', async () => {
    const { route, emulator } = setUp(options)
    const asks = {
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-csrf',
    }
    for (const site of sites) {
      const headers = headersOf({ origin, 'sec-fetch-site': site, ...asks })
      const response = await route(new Request(url, { method: 'OPTIONS', headers }))
      const expected = corsFor(origin, options)
      const granted = Object.fromEntries(corsOf(response))
      expect(response.status).toBe(expected.length > 0 ? 204 : 405)
      expect(granted['access-control-allow-origin']).toBe(expected[1]?.[1])
      expect(granted['access-control-allow-methods']).toBe(expected[0] && 'POST')
      expect(granted['access-control-allow-headers']).toBe(expected[0] && 'x-csrf')
    }
    expect(emulator.sessions.count).toBe(0)
  })
})

describe('a failure that is let in by its browser alone', () => {
  const refused = { resolveCustomer: () => null }
  const send = (origin: string, options: Parameters<typeof setUp>[0]) => {
    const headers = {
      origin,
      'sec-fetch-site': 'same-origin',
      'content-type': 'application/x-www-form-urlencoded',
    }
    return setUp(options).route(new Request(proxied.url, { method: 'POST', headers }))
  }
  const unusual = Object.values(origins).filter((origin) => origin !== undefined)

  it.each(unusual)('is sent to a page and never breaks: Origin %o', async (origin) => {
    const redirect = await send(origin, { ...refused, errorRedirect: '/billing' })
    expect(redirect.status).toBe(303)
    const location = redirect.headers.get('location') ?? ''
    expect(location).toMatch(/^(https?:\/\/[\w.:]+)?\/billing\?portal_error=unauthenticated$/)

    const page = await (await send(origin, refused)).text()
    expect(page).toMatch(/<a href="(https?:\/\/[\w.:]+)?\/">/)
  })
})

const evil = 'https://evil.example'

async function statusesFor(options: Parameters<typeof setUp>[0], headers: Record<string, string>) {
  const { route, emulator } = setUp(options)
  const answers = [await route(ask({}, { headers })), await route(askByForm({}, { headers }))]
  const statuses = answers.map((answer) => answer.status)
  expect(emulator.sessions.count).toBe(statuses.filter((status) => status < 400).length)
  return statuses.join()
}

const let_in = '200,303'
const kept_out = '403,403'

describe('with allowRequestsWithoutOrigin', () => {
  const options = { allowRequestsWithoutOrigin: true }

  it('lets in a request with neither header', async () => {
    expect(await statusesFor(options, { origin: '' })).toBe(let_in)
    expect(await statusesFor({ ...options, allowedOrigins: [admin] }, { origin: '' })).toBe(let_in)
  })

  it('keeps out what any other site sent', async () => {
    expect(await statusesFor(options, { origin: 'null' })).toBe(kept_out)
    expect(await statusesFor(options, { origin: evil })).toBe(kept_out)
    expect(await statusesFor(options, { origin: '', 'sec-fetch-site': 'cross-site' })).toBe(
      kept_out,
    )
    expect(await statusesFor(options, { origin: '', 'sec-fetch-site': 'none' })).toBe(kept_out)
  })
})

describe('a refused origin', () => {
  it('is named to the operator with the setting to look at, and not to the browser', async () => {
    const { route, events } = setUp({ allowedOrigins: [admin] })
    const response = await route(ask({}, { headers: { origin: evil } }))
    const answer = JSON.stringify([[...response.headers], await response.text()])
    expect(answer).not.toContain('evil.example')
    expect(answer).not.toContain('admin.example')
    expect(events).toMatchObject([
      {
        type: 'refused',
        code: 'cross_site_request',
        reason: expect.stringMatching(/evil\.example.*admin\.example.*allowedOrigins/s),
      },
    ])
  })

  it('comes before everything that the body or the sign-in could decide', async () => {
    const { route, events } = setUp({ resolveCustomer: () => 'unauthenticated' })
    await route(ask('x'.repeat(9000), { headers: { origin: evil, 'content-type': 'text/plain' } }))
    await route(post({ headers: { origin: evil }, body: new Blob(['{}']) }))
    expect(events.map((event) => 'code' in event && event.code)).toEqual(
      Array(2).fill('cross_site_request'),
    )
  })
})

describe('CORS', () => {
  const byName = { allowedOrigins: [admin] }
  const corsHeaders = ({ headers }: Response) =>
    [...headers.keys()].filter((name) => name.startsWith('access-control-'))
  const preflight = (origin: string, headers = {}) =>
    post({
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', ...headers },
    })

  it('lets a named origin read the answer, with credentials', async () => {
    const { route } = setUp(byName)
    const response = await route(ask({}, { headers: { origin: admin } }))
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe(admin)
    expect(response.headers.get('access-control-allow-credentials')).toBe('true')
  })

  it('lets a named origin read failures too, when to try again, and the time', async () => {
    const { route } = setUp({ ...byName, rateLimit: () => ({ ok: false, retryAfter: 7 }) })
    const response = await route(ask({}, { headers: { origin: admin } }))
    expect(response.status).toBe(429)
    expect(response.headers.get('access-control-allow-origin')).toBe(admin)
    expect(response.headers.get('access-control-expose-headers')).toBe('Retry-After, Date')
  })

  it('answers the preflight of a named origin, with the headers that it asks for', async () => {
    const { route, emulator } = setUp(byName)
    const response = await route(
      preflight(admin, { 'access-control-request-headers': 'authorization,content-type' }),
    )
    expect(response.status).toBe(204)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'access-control-allow-origin': admin,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'authorization,content-type',
      'access-control-max-age': '600',
      vary: 'Origin, Cookie',
    })
    expect(emulator.sessions.count).toBe(0)
  })

  it('gives nothing to anybody else', async () => {
    for (const [options, origin] of [
      [byName, evil],
      [byName, 'null'],
      [byName, app],
      [{}, app],
      [{}, evil],
    ] as const) {
      const { route } = setUp(options)
      const headers = { origin, 'sec-fetch-site': 'same-origin' }
      expect(corsHeaders(await route(ask({}, { headers })))).toEqual([])
      const response = await route(preflight(origin))
      expect(response.status).toBe(405)
      expect(corsHeaders(response)).toEqual([])
    }
  })

  it('takes OPTIONS without a preflight for what it is', async () => {
    const { route } = setUp(byName)
    const response = await route(post({ method: 'OPTIONS', headers: { origin: admin } }))
    expect(response.status).toBe(405)
    expect(await problemOf(response)).toMatchObject({ code: 'method_not_allowed' })
  })
})

describe('a function of origins', () => {
  const preview = 'https://preview-7.example.com'
  const allowedOrigins = (origin: string) => /^https:\/\/preview-\d\.example\.com$/.test(origin)

  it('lets in what it allows, with CORS, and keeps out the rest', async () => {
    for (const site of ['', 'same-origin', 'cross-site']) {
      const from = (origin: string) => ({ origin, 'sec-fetch-site': site })
      expect(await statusesFor({ allowedOrigins }, from(preview))).toBe(let_in)
      expect(await statusesFor({ allowedOrigins }, from(evil))).toBe(kept_out)
      expect(await statusesFor({ allowedOrigins }, from(app))).toBe(kept_out)
    }
    const { route } = setUp({ allowedOrigins })
    const read = await route(ask({}, { headers: { origin: preview } }))
    expect(read.headers.get('access-control-allow-origin')).toBe(preview)
    const foreign = await route(ask({}, { headers: { origin: evil } }))
    expect(foreign.headers.get('access-control-allow-origin')).toBe(null)
  })

  it('may take its time, and gets the request and its context', async () => {
    const asked = vi.fn(async () => true)
    const { route } = setUp({ allowedOrigins: asked })
    const request = ask({}, { headers: { origin: preview } })
    expect((await route(request, 'context')).status).toBe(200)
    expect(asked).toHaveBeenCalledExactlyOnceWith(preview, { request, context: 'context' })
  })

  it('is not asked about a request that names no origin', async () => {
    const asked = vi.fn(() => true)
    expect(await statusesFor({ allowedOrigins: asked }, { origin: 'null' })).toBe(kept_out)
    expect(await statusesFor({ allowedOrigins: asked }, { origin: '' })).toBe(kept_out)
    expect(asked).not.toHaveBeenCalled()
  })

  it.each([
    ['throws', () => JSON.parse('')],
    ['gives what is neither true nor false', () => JSON.parse('"yes"')],
    ['gives nothing', () => undefined as never],
  ])('that %s lets nobody in and sends nobody on', async (_name, wrong) => {
    const options = { allowedOrigins: wrong, errorRedirect: '/billing' }
    for (const request of [ask(), askByForm()]) {
      const { route, emulator, events } = setUp(options)
      const response = await route(request)
      expect(response.status).toBe(500)
      expect(response.headers.get('location')).toBe(null)
      expect(events).toMatchObject([{ reason: expect.stringContaining('allowedOrigins') }])
      expect(emulator.sessions.count).toBe(0)
    }
  })

  it('says which origins a return URL may have', async () => {
    const from = { headers: { origin: preview } }
    const { route, emulator } = setUp({ allowedOrigins })
    for (const returnUrl of ['/a', 'https://preview-8.example.com/b']) {
      expect((await route(ask({ returnUrl }, from))).status).toBe(200)
    }
    expect((await route(ask({ returnUrl: `${evil}/c` }, from))).status).toBe(400)
    expect(emulator.sessions.live).toMatchObject([
      { returnUrl: `${preview}/a` },
      { returnUrl: 'https://preview-8.example.com/b' },
    ])
  })
})

describe('the origin of a real app', () => {
  const preflightFrom = (origin: string) =>
    post({ method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } })

  const realOrigins = [
    'capacitor://localhost',
    'ionic://localhost',
    'tauri://localhost',
    'http://tauri.localhost',
    'chrome-extension://nmmhkkegccagdldgiimedpiccmgmieda',
    'moz-extension://0fb86a1a-7d1b-4e0a-9d3c-0a1b2c3d4e5f',
    'safari-web-extension://D8BE6A2F-5F0B-4F38-9D4C-3A6D1B2E7C55',
    'app://-',
    'app://obsidian.md',
    'http://acme.localhost:3000',
    'http://192.168.1.20:3000',
    'https://shop-git-main-acme.vercel.app',
  ]

  it.each(realOrigins)(
    '%s gets in where it is named, with CORS, and else never',
    async (origin) => {
      for (const allowedOrigins of [[app, origin], (asked: string) => asked === origin]) {
        const { route } = setUp({ allowedOrigins })
        for (const site of ['', 'cross-site', 'none']) {
          const answer = await route(ask({}, { headers: { origin, 'sec-fetch-site': site } }))
          expect(answer.status).toBe(200)
          expect(answer.headers.get('access-control-allow-origin')).toBe(origin)
          expect(answer.headers.get('access-control-allow-credentials')).toBe('true')
          expect(answer.headers.get('vary')).toBe('Origin, Cookie')
        }
        const preflight = await route(preflightFrom(origin))
        expect(preflight.status).toBe(204)
        expect(preflight.headers.get('access-control-allow-origin')).toBe(origin)
        expect(preflight.headers.get('vary')).toBe('Origin, Cookie')

        for (const other of [`${origin}x`, `x${origin}`, `${origin}/`, evil]) {
          const refused = await route(ask({}, { headers: { origin: other } }))
          expect(refused.status).toBe(403)
          expect(refused.headers.get('access-control-allow-origin')).toBe(null)
          expect((await route(preflightFrom(other))).status).toBe(405)
        }
      }
      expect(await statusesFor({ allowedOrigins: [admin] }, { origin })).toBe(kept_out)
      expect(await statusesFor({}, { origin })).toBe(kept_out)
    },
  )

  it('is never null, a wildcard or several, whatever a function says', async () => {
    const { route } = setUp({ allowedOrigins: () => true })
    for (const response of [
      await route(ask({}, { headers: { origin: 'null' } })),
      await route(preflightFrom('null')),
    ]) {
      expect(response.status).toBeGreaterThan(400)
      expect(response.headers.get('access-control-allow-origin')).toBe(null)
    }
  })
})

describe('a function of origins that hangs or rejects', () => {
  afterEach(() => vi.useRealTimers())

  it.each([
    ['hangs', () => new Promise<boolean>(() => {})],
    ['rejects', async () => JSON.parse('')],
    ['resolves to a text', async () => JSON.parse('"yes"')],
  ])('lets nobody in when it %s, a preflight included', async (_what, allowedOrigins) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const asks = { 'access-control-request-method': 'POST' }
    for (const request of [ask(), post({ method: 'OPTIONS', headers: { origin: app, ...asks } })]) {
      const { route, emulator, events } = setUp({ allowedOrigins })
      const answering = route(request)
      await vi.advanceTimersByTimeAsync(10_000)
      const response = await answering
      expect(await problemOf(response)).toMatchObject({ status: 500, code: 'misconfigured' })
      expect(response.headers.get('access-control-allow-origin')).toBe(null)
      expect(response.headers.get('vary')).toBe('Origin, Cookie')
      expect(events).toMatchObject([{ reason: expect.stringContaining('allowedOrigins') }])
      expect(emulator.sessions.count).toBe(0)
    }
  })
})

describe('what a proxy says', () => {
  const forwarded = {
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '443',
    'x-original-url': 'https://evil.example/',
    forwarded: 'host=evil.example;proto=https',
    host: 'evil.example',
  }

  it('is not where the request came to, since anybody can say it', async () => {
    for (const options of [{}, { allowedOrigins: [app] }]) {
      expect(await statusesFor(options, { ...forwarded, origin: evil })).toBe(kept_out)
      expect(await statusesFor(options, { ...forwarded, origin: '' })).toBe(kept_out)
      expect(await statusesFor(options, forwarded)).toBe(let_in)
    }
  })
})

it.each([
  ['throws', () => JSON.parse('')],
  ['hangs', () => new Promise<boolean>(() => {})],
  ['answers nonsense', () => JSON.parse('"yes"')],
])('a GET is told the method, where the function of origins %s', async (_name, allowedOrigins) => {
  const { route } = setUp({ allowedOrigins, timeout: 20 })
  for (const method of ['GET', 'HEAD', 'PUT']) {
    const response = await route(post({ method, headers: { origin: app } }))
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST'])
  }
})
