import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { errorTable, type RouteErrorCode } from '../../../src/contract/errorTable.ts'
import { errorUrl } from '../../../src/contract/errorUrl.ts'
import { errorPage } from '../../../src/server/answers/errorPage.ts'
import {
  createPortalRoute,
  MarginFrontClient,
  type HostArgs,
  type ResolvedCustomer,
} from '../../../src/server/index.ts'
import { failingCases, fromForm, fromScript, type FailingCase } from '../support/contractCases.ts'
import { app, ask, askByForm, gatedClient, post, problemOf, setUp } from '../support/portal.ts'

type Options = Parameters<typeof setUp>[0]

const formHeaders = { 'content-type': 'application/x-www-form-urlencoded' }
const evil = { headers: { origin: 'https://evil.example' } }

/** A way to fail, and what this route alone needs for it. */
interface WayToFail extends FailingCase {
  setting?: () => Options
}

const wrongKey = () => ({
  client: new MarginFrontClient('mf_sk_wrong', { fetch: setUp().emulator.fetch }),
})
const of = (code: RouteErrorCode, why: string, setting: () => Options): WayToFail => ({
  code,
  why,
  status: errorTable[code].status,
  setting,
})

/** Each code by every way to it: those that every host has, and those of this route alone. */
const waysToFail: WayToFail[] = [
  ...failingCases,
  of('no_customer', "the host's word", () => ({ resolveCustomer: () => 'no_customer' })),
  of('rate_limited', 'a limit of the host', () => ({
    rateLimit: () => ({ ok: false, retryAfter: 3 }),
  })),
  of('misconfigured', 'another key', wrongKey),
  of('misconfigured', 'no key', () => ({ client: undefined, secretKey: undefined })),
  of('misconfigured', 'an unknown feature', () => ({ features: () => JSON.parse('["x"]') })),
  of('misconfigured', 'a limit that throws', () => ({ rateLimit: () => JSON.parse('') })),
  of('misconfigured', 'a limit without a word', () => ({ rateLimit: () => JSON.parse('{}') })),
  of('upstream_timeout', 'a client that hangs', () => ({
    client: gatedClient().client,
    timeout: 5,
  })),
  { code: 'misconfigured', status: 500, why: '403', fault: { kind: 'status', status: 403 } },
  { code: 'upstream_error', status: 502, why: '503', fault: { kind: 'status', status: 503 } },
  { code: 'upstream_error', status: 502, why: 'a cut connection', fault: { kind: 'reset' } },
]

function resolveCustomer({ request }: HostArgs): ResolvedCustomer {
  const account = /account=([\w-]+)/.exec(request.headers.get('cookie') ?? '')?.[1]
  return account === undefined || account === 'forbidden'
    ? account
    : { customerExternalId: account }
}

/** Plays a way to fail up to the request that fails, which is left to the caller. */
async function playUpTo({ fault, options, setting, before = 0 }: WayToFail) {
  const set = setUp({ resolveCustomer, ...options, ...setting?.() })
  for (let taken = 0; taken < before; taken += 1) await set.route(fromScript(app))
  set.events.length = 0
  if (fault) set.emulator.faults.always({ ...fault, operation: 'create' })
  return set
}

describe.each(waysToFail)('$code ($status): $why', (way) => {
  const { code, status, change = {}, before = 0, unknowable = 0 } = way
  // A HEAD is answered in the same way, without the body that is looked at here.
  const request = () => fromScript(app, change.method === 'HEAD' ? { method: 'GET' } : change)

  it('answers a script with a problem document and nothing else', async () => {
    const { route } = await playUpTo(way)
    const response = await route(request())
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('application/problem+json')
    const retryAfter = response.headers.get('retry-after')
    expect(await problemOf(response)).toEqual({
      type: errorUrl(code),
      title: errorTable[code].sentence,
      status,
      code,
      requestId: expect.stringMatching(/^[\da-f-]{36}$/),
      ...(retryAfter !== null && { retryAfter: Number(retryAfter) }),
    })
    expect(response.headers.get('allow')).toBe(status === 405 ? 'POST' : null)
  })

  it('reports once, with a reason', async () => {
    const { route, events } = await playUpTo(way)
    const { requestId } = await problemOf(await route(request()))
    const type = status < 500 ? 'refused' : 'failed'
    const report = { type, code, requestId, reason: expect.stringMatching(/\w{3}.*\.$/s) }
    expect(events.filter((event) => event.type !== 'revoked')).toMatchObject([report])
  })

  it('leaves no live link', async () => {
    const { route, emulator } = await playUpTo(way)
    await route(request())
    expect(emulator.sessions.live).toHaveLength(before + unknowable)
  })
})

it('has a way to every code that a route may answer with', () => {
  const browserOnly = Object.entries(errorTable).filter(([, { status }]) => status === 0)
  const codes = new Set([
    ...waysToFail.map(({ code }) => code),
    ...browserOnly.map(([code]) => code),
  ])
  expect([...codes].sort()).toEqual(Object.keys(errorTable).sort())
})

describe('every answer', () => {
  const onEveryAnswer = {
    'cache-control': 'no-store',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    vary: 'Origin, Cookie',
  }

  it.each(waysToFail)('keeps out of caches and referrers: $code ($status), $why', async (way) => {
    const { route } = await playUpTo(way)
    const response = await route(fromScript(app, way.change))
    expect(Object.fromEntries(response.headers)).toMatchObject(onEveryAnswer)
  })

  it('keeps out of caches and referrers when all goes well, or as a page or redirect', async () => {
    const refuse = setUp({ resolveCustomer: () => null })
    const redirect = setUp({ resolveCustomer: () => null, errorRedirect: '/billing' })
    const { route } = setUp()
    for (const response of [
      await route(ask()),
      await route(askByForm()),
      await refuse.route(askByForm()),
      await redirect.route(askByForm()),
    ]) {
      expect(Object.fromEntries(response.headers)).toMatchObject(onEveryAnswer)
    }
  })
})

describe('HEAD', () => {
  it('is turned down without a body', async () => {
    const { route } = setUp()
    for (const accept of ['*/*', 'text/html']) {
      const response = await route(post({ method: 'HEAD', headers: { accept } }))
      expect(response.status).toBe(405)
      expect(response.headers.get('allow')).toBe('POST')
      expect(await response.text()).toBe('')
    }
  })
})

describe('a form that fails', () => {
  const forms = waysToFail.filter(({ form, change = {} }) => {
    const { method, headers } = form ?? change
    return form !== null && method === undefined && headers?.['content-type'] === undefined
  })

  it.each(forms)('gets a page that says so: $code ($status), $why', async (way) => {
    const { code, status, change, form = change } = way
    const { route } = await playUpTo(way)
    const response = await route(fromForm(app, form ?? {}))
    expect(response.status).toBe(status)
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
    const page = await response.text()
    expect(page).toContain('<html lang="en">')
    expect(page).toMatch(/<title>.+<\/title>/)
    expect(page).toContain('<h1>')
    const wait = response.headers.get('retry-after')
    const told = wait === null ? errorTable[code].sentence : `Please try again in ${wait} second`
    expect(page.replaceAll('&#39;', "'")).toContain(told)
    expect(page).not.toMatch(/<script|<link|<img|style=| on\w+=/)
  })

  it('gets a page whose one style its policy allows by hash, and nothing else', async () => {
    const { route } = setUp({ resolveCustomer: () => null })
    const response = await route(askByForm())
    const [, style = '', ...others] = /<style>([^]*?)<\/style>/.exec(await response.text()) ?? []
    expect(others).toEqual([])
    const hash = createHash('sha256').update(style).digest('base64')
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; ` +
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    )
  })

  it.each([
    ['rate_limited', 47, 'Please try again in 47 seconds.'],
    ['rate_limited', 1, 'Please try again in 1 second.'],
    ['rate_limited', undefined, 'Please try again later.'],
    [
      'upstream_error',
      30,
      'Billing isn&#39;t available right now. Please try again in 30 seconds.',
    ],
    ['forbidden', 30, 'You don&#39;t have access to billing. Please try again in 30 seconds.'],
  ] as const)('is told how long to wait, once: %s, %o', (code, retryAfter, told) => {
    const { sentence } = errorTable[code]
    const page = errorPage({ sentence, retryAfter, requestId: 'r', wayBack: '/' })
    expect(page).toContain(`<p>${told}</p>`)
  })

  it('is told the request id that the operator hears', async () => {
    const { route, events } = setUp({ resolveCustomer: () => null })
    const page = await (await route(askByForm())).text()
    expect(page).toContain(events[0]?.requestId)
  })

  it('leads back to the return URL, else to the page before, else to the app', async () => {
    const back = async (fields = {}, headers = {}) => {
      const { route } = setUp({ rateLimit: () => ({ ok: false, retryAfter: 1 }) })
      const page = await (await route(askByForm(fields, { headers }))).text()
      return /<a href="([^"]*)"/.exec(page)?.[1]
    }
    const referer = `${app}/settings?a=1&b=2`
    expect(await back({ returnUrl: '/billing' }, { referer })).toBe(`${app}/billing`)
    expect(await back({}, { referer })).toBe(`${app}/settings?a=1&amp;b=2`)
    expect(await back({}, { referer: 'https://evil.example/' })).toBe(`${app}/`)
    expect(await back({}, { referer: 'javascript:alert(1)' })).toBe(`${app}/`)
    expect(await back({}, { origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe('/')
  })

  it('leads back to a page of plain http where the app itself is one', async () => {
    const lan = 'http://192.168.0.5:3000'
    const headers = { ...formHeaders, origin: lan, referer: `${lan}/settings` }
    const request = new Request(`${lan}/api/billing-portal`, { method: 'POST', headers, body: '' })
    const page = await (await setUp({ resolveCustomer: () => null }).route(request)).text()
    expect(page).toContain(`<a href="${lan}/settings">`)
  })

  it('escapes all that it shows', () => {
    const text = `<i>"'&</i>`
    const page = errorPage({ sentence: text, requestId: text, wayBack: text })
    expect(page).not.toContain('<i>')
    expect(page.split('&lt;i&gt;&quot;&#39;&amp;&lt;/i&gt;')).toHaveLength(4)
  })

  it('shows nothing of the request as markup', async () => {
    const { route } = setUp({ resolveCustomer: () => null })
    const referer = `${app}/"><script>alert(1)</script>'&`
    const page = await (await route(askByForm({}, { headers: { referer } }))).text()
    expect(page).not.toContain('<script')
    expect(page.match(/<a [^>]*>/g)).toHaveLength(1)
  })
})

describe('a page for a person', () => {
  it('is what a browser gets that opens the endpoint as a page', async () => {
    const response = await setUp().route(post({ method: 'GET', headers: { accept: 'text/html' } }))
    expect(response.status).toBe(405)
    expect(await response.text()).toContain(errorTable.method_not_allowed.sentence)
  })

  it('is nothing that a script gets, whatever it accepts', async () => {
    const { route } = setUp({ resolveCustomer: () => null })
    const response = await route(ask({}, { headers: { accept: 'text/html' } }))
    expect(response.headers.get('content-type')).toBe('application/problem+json')
  })
})

describe('errorRedirect', () => {
  const refused = (errorRedirect: string, options: Options = {}) =>
    setUp({ resolveCustomer: () => 'forbidden', errorRedirect, ...options }).route

  it('sends a failed form there with the code', async () => {
    const response = await refused('/billing?tab=plan#top')(askByForm())
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toBe(
      `${app}/billing?tab=plan&portal_error=forbidden#top`,
    )
    expect(await response.text()).toBe('')
  })

  it('leads to the shell of a native app that asked', async () => {
    const shell = 'capacitor://localhost'
    const route = refused('/billing', { allowedOrigins: [app, shell] })
    const response = await route(askByForm({}, { headers: { origin: shell } }))
    expect(response.headers.get('location')).toBe(`${shell}/billing?portal_error=forbidden`)
    const page = await setUp({ resolveCustomer: () => null, allowedOrigins: [shell] }).route(
      askByForm({}, { headers: { origin: shell } }),
    )
    expect(await page.text()).toContain(`<a href="${shell}/">`)
  })

  it('replaces the code of the time before', async () => {
    const response = await refused('/billing?portal_error=network')(askByForm())
    expect(response.headers.get('location')).toBe(`${app}/billing?portal_error=forbidden`)
  })

  it('may be on another site', async () => {
    const response = await refused('https://www.example.org/sorry')(askByForm())
    expect(response.headers.get('location')).toBe(
      'https://www.example.org/sorry?portal_error=forbidden',
    )
  })

  it('leads to the app that asked', async () => {
    const admin = 'https://admin.example.com'
    const route = refused('/billing', { allowedOrigins: [app, admin] })
    const response = await route(askByForm({}, { headers: { origin: admin } }))
    expect(response.headers.get('location')).toBe(`${admin}/billing?portal_error=forbidden`)
  })

  it('stays a path where only the browser knows the public address', async () => {
    const headers = { origin: 'null', 'sec-fetch-site': 'same-origin' }
    const response = await refused('/billing')(askByForm({}, { headers }))
    expect(response.headers.get('location')).toBe('/billing?portal_error=forbidden')
  })

  it('changes nothing for a script', async () => {
    const response = await refused('/billing')(ask())
    expect(response.status).toBe(403)
  })

  it('is not for other sites to use', async () => {
    const response = await refused('/billing')(askByForm({}, evil))
    expect(response.status).toBe(403)
    expect(response.headers.get('location')).toBe(null)
  })
})

describe('the wait', () => {
  const wait = async (retryAfter: number) => {
    const { route } = setUp({ rateLimit: () => ({ ok: false, retryAfter }) })
    const response = await route(ask())
    const problem = await problemOf(response)
    return [response.headers.get('retry-after'), problem['retryAfter']]
  }

  it('is told in whole seconds, at least one', async () => {
    expect(await wait(0)).toEqual(['1', 1])
    expect(await wait(-5)).toEqual(['1', 1])
    expect(await wait(2.1)).toEqual(['3', 3])
  })

  it('is not told where it is no number', async () => {
    expect(await wait(NaN)).toEqual([null, undefined])
    expect(await wait(Infinity)).toEqual([null, undefined])
  })
})

it("understands the errors of another SDK by their status or name, and no error's text", async () => {
  const codeFor = async (error: unknown) => {
    const create = async () => {
      throw error
    }
    const { route } = setUp({ client: { portalSessions: { create, revoke: async () => {} } } })
    return (await problemOf(await route(ask())))['code']
  }
  expect(await codeFor({ statusCode: 401 })).toBe('misconfigured')
  expect(await codeFor({ statusCode: 422 })).toBe('misconfigured')
  expect(await codeFor({ status: 404 })).toBe('no_customer')
  expect(await codeFor({ statusCode: 429, retryAfter: '10' })).toBe('rate_limited')
  expect(await codeFor({ name: 'AuthenticationError' })).toBe('misconfigured')
  expect(await codeFor({ name: 'NotFoundError' })).toBe('no_customer')
  expect(await codeFor({ name: 'RateLimitError' })).toBe('rate_limited')
  expect(await codeFor(new DOMException('', 'TimeoutError'))).toBe('upstream_timeout')
  expect(await codeFor(new Error('404 not found, 401 unauthorized'))).toBe('upstream_error')
  expect(await codeFor(undefined)).toBe('upstream_error')
  expect(await codeFor('timeout')).toBe('upstream_error')
  expect(await codeFor({ status: 'timeout' })).toBe('upstream_error')
})

it('survives a client that does not even give a promise', async () => {
  const throwing = {
    portalSessions: {
      create: () => {
        throw new Error('sync')
      },
      revoke: async () => {},
    },
  }
  const route = createPortalRoute({
    client: throwing,
    resolveCustomer: () => ({ customerId: 'c' }),
    onEvent: () => {},
  })
  expect((await route(ask())).status).toBe(502)
})
