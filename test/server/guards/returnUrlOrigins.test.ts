import { afterEach, describe, expect, it, vi } from 'vitest'
import { endpoint, problemOf, setUp } from '../support/portal.ts'

afterEach(() => vi.unstubAllEnvs())

const app = 'https://app.example.com'
const lan = 'http://192.168.1.20:3000'
const path = new URL(endpoint).pathname

interface Asking {
  /** The origin of the request's own URL, as the route sees it. */
  at: string
  origin?: string | undefined
  site?: string
  returnUrl?: unknown
  form?: boolean
}

/** Asks the route under the options, and says which return URL the session got. */
async function keptBy(options: Parameters<typeof setUp>[0], asking: Asking) {
  const { at, origin = 'null', site = 'same-origin', returnUrl, form } = asking
  const { route, emulator, events } = setUp(options)
  const sent = returnUrl === undefined ? {} : { returnUrl }
  const response = await route(
    new Request(at + path, {
      method: 'POST',
      headers: {
        origin,
        'sec-fetch-site': site,
        'content-type': form ? 'application/x-www-form-urlencoded' : 'application/json',
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        forwarded: 'host=evil.example;proto=https',
      },
      body: form ? `${new URLSearchParams(sent as Record<string, string>)}` : JSON.stringify(sent),
    }),
  )
  if (response.status >= 400 && !form) return (await problemOf(response))['code']
  expect(response.status).toBe(form ? 303 : 200)
  expect(events).toMatchObject([{ type: 'minted' }])
  return emulator.sessions.live[0]?.returnUrl
}

const innerAddresses = [
  'http://app.example.com',
  'https://0.0.0.0:3000',
  'https://[::]:3000',
  'https://10.0.0.5:3000',
  'https://203.0.113.9',
  'https://web:3000',
  'https://web.default.svc',
  'https://web.default.svc.cluster.local',
  'https://ip-10-0-0-5.ec2.internal',
  'http://web:3000',
]

describe('a path of the app, asked for where only the browser knows the app’s origin', () => {
  it.each(innerAddresses)('is left out behind a proxy, and stops nobody: %s', async (at) => {
    for (const form of [true, false]) {
      expect(await keptBy({}, { at, form, returnUrl: '/billing' })).toBe(null)
      expect(await keptBy({ returnUrl: '/billing' }, { at, form })).toBe(null)
    }
  })

  it.each(innerAddresses)('belongs to the first origin that is named: %s', async (at) => {
    const named = { allowedOrigins: ['capacitor://localhost', app, 'https://b.example.com'] }
    expect(await keptBy(named, { at, returnUrl: '/billing' })).toBe(`${app}/billing`)
    const byHost = { ...named, returnUrl: '/billing' }
    expect(await keptBy(byHost, { at, form: true })).toBe(`${app}/billing`)
  })

  it.each(['http://127.0.0.1:3000', 'http://localhost:3000', 'http://[::1]:3000'])(
    'belongs to %s on a developer’s machine, and to nothing there in production',
    async (at) => {
      expect(await keptBy({}, { at, returnUrl: '/billing' })).toBe(`${at}/billing`)
      vi.stubEnv('NODE_ENV', 'production')
      expect(await keptBy({}, { at, returnUrl: '/billing' })).toBe(null)
      expect(await keptBy({ returnUrl: '/billing' }, { at, form: true })).toBe(null)
    },
  )

  it('belongs to the request’s own origin where that is public', async () => {
    expect(await keptBy({}, { at: app, returnUrl: '/billing' })).toBe(`${app}/billing`)
  })

  it('belongs to it where it is among those that are named, whichever comes first', async () => {
    const named = { allowedOrigins: ['https://b.example.com', app] }
    expect(await keptBy(named, { at: app, returnUrl: '/billing' })).toBe(`${app}/billing`)
  })

  it('is left out for the shell of a native app, whose pages are not the server’s', async () => {
    const asking = { at: app, origin: 'capacitor://localhost', returnUrl: '/billing' }
    expect(await keptBy({ allowedOrigins: () => true }, asking)).toBe(null)
  })

  it('is left out where the likeliest origin is none that may be used', async () => {
    const options = { allowedOrigins: (origin: string) => origin === 'https://b.example.com' }
    expect(await keptBy(options, { at: app, returnUrl: '/billing' })).toBe(null)
    const help = { allowedReturnOrigins: ['https://help.example.com'] }
    expect(await keptBy(help, { at: app, returnUrl: '/billing' })).toBe(null)
  })

  it.each(['//evil.example', '/\\evil.example', '/a b', `/${'x'.repeat(2048)}`])(
    'is refused all the same where it is none: %s',
    async (returnUrl) => {
      const at = 'https://0.0.0.0:3000'
      expect(await keptBy({}, { at, returnUrl })).toBe('invalid_return_url')
      expect(await keptBy({ returnUrl: () => returnUrl }, { at })).toBe('misconfigured')
    },
  )

  it('does not open the door to absolute URLs', async () => {
    for (const returnUrl of ['https://evil.example/', 'https://0.0.0.0:3000/x', `${app}/x`]) {
      const asked = keptBy({}, { at: 'https://0.0.0.0:3000', returnUrl })
      expect(await asked, returnUrl).toBe('invalid_return_url')
    }
  })
})

describe('a path of the app, asked for by a browser that names its origin', () => {
  it.each([...innerAddresses, 'http://127.0.0.1:3000'])(
    'belongs to that origin, whatever the route sees: %s',
    async (at) => {
      vi.stubEnv('NODE_ENV', 'production')
      const asking = { at, origin: app, returnUrl: '/billing' }
      expect(await keptBy({}, asking)).toBe(`${app}/billing`)
      expect(await keptBy({ returnUrl: '/account' }, asking)).toBe(`${app}/account`)
    },
  )

  it('belongs to it in a function that builds it from the request, too', async () => {
    const options = {
      returnUrl: ({ request }: { request: Request }) => new URL('/account', request.url).href,
    }
    const at = 'https://0.0.0.0:3000'
    expect(await keptBy(options, { at, origin: app })).toBe(`${app}/account`)
    expect(await keptBy(options, { at })).toBe(null)
  })
})

describe('the app’s own return URL', () => {
  it.each([lan, 'http://acme.localhost:3000', 'http://devbox:5173'])(
    'is kept on %s, named or the request’s own',
    async (origin) => {
      for (const returnUrl of ['/billing', `${origin}/billing`]) {
        const asking = { origin, site: '', returnUrl }
        expect(await keptBy({}, { at: origin, ...asking })).toBe(`${origin}/billing`)
        const byList = { allowedOrigins: [app, origin] }
        expect(await keptBy(byList, { at: app, ...asking })).toBe(`${origin}/billing`)
        const byFunction = { allowedOrigins: (asked: string) => asked === origin }
        expect(await keptBy(byFunction, { at: app, ...asking })).toBe(`${origin}/billing`)
      }
      const byHost = { returnUrl: '/account' }
      expect(await keptBy(byHost, { at: origin, origin, site: '' })).toBe(`${origin}/account`)
    },
  )

  it('may be on plain http there alone', async () => {
    const options = { allowedOrigins: [app, lan] }
    const asking = { at: app, origin: app, returnUrl: `${lan}/billing` }
    expect(await keptBy(options, asking)).toBe('invalid_return_url')
  })

  it.each(['capacitor://localhost', 'chrome-extension://abcdefghijklmnop', 'app://-'])(
    'is no web address on %s, so it leads to the app on the web, or is left out',
    async (origin) => {
      for (const returnUrl of ['/billing', `${origin}/billing`]) {
        const asking = { at: app, origin, site: 'cross-site', returnUrl }
        expect(await keptBy({ allowedOrigins: [origin] }, asking)).toBe(null)
        expect(await keptBy({ allowedOrigins: [origin, app] }, asking)).toBe(`${app}/billing`)
      }
    },
  )
})

describe('no return URL', () => {
  it.each([null, ''])('is what a function of the host says with %o', async (none) => {
    const options = { returnUrl: () => none as string }
    expect(await keptBy(options, { at: app, origin: app })).toBe(null)
    const asked = { at: app, origin: app, returnUrl: '/billing' }
    expect(await keptBy(options, asked)).toBe(`${app}/billing`)
  })

  it.each([' ', '\t', '\n', '\u00a0', '%00', 'null', 'undefined'])(
    'is not what a page says with %j',
    async (returnUrl) => {
      const asked = { at: app, origin: app, returnUrl }
      expect(await keptBy({}, asked)).toBe('invalid_return_url')
    },
  )
})
