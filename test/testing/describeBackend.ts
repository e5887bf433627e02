import { describe, expect, it, vi } from 'vitest'
import { PortalError } from '../../src/index.ts'
import { errorTable, type RouteErrorCode } from '../../src/contract/errorTable.ts'
import { createPortalBackend, type PortalBackend } from '../../src/testing/index.ts'

const endpoint = '/api/billing-portal'

/** Asks as the button does. */
const ask = (backend: PortalBackend, init: RequestInit = {}) =>
  backend.fetch(endpoint, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: '{}',
    ...init,
  })

const linkOf = async (backend: PortalBackend): Promise<string> =>
  ((await (await ask(backend)).json()) as { url: string }).url

const isOfRoute = (code: string) => errorTable[code as RouteErrorCode].status > 0

const routeCodes = Object.keys(errorTable).filter(isOfRoute) as RouteErrorCode[]

/** What a backend does wherever a test runs. */
export function describeBackend() {
  it('mints a link of the first customer, once for each request', async () => {
    const backend = createPortalBackend()
    const [first, second] = [await linkOf(backend), await linkOf(backend)]
    expect(new URL(first).origin).toBe('https://portal.marginfront.com')
    expect(first).not.toBe(second)
    expect(backend.emulator.sessions.count).toBe(2)
    expect(backend.events).toMatchObject([{ type: 'minted' }, { type: 'minted' }])
    expect(backend.events[0]).toMatchObject({ customer: { customerExternalId: 'acme-001' } })
  })

  describe('a visit', () => {
    it('opens a link once', async () => {
      const backend = createPortalBackend()
      const url = await linkOf(backend)
      expect(await backend.visit(url)).toEqual({ status: 'opened', customerExternalId: 'acme-001' })
      expect(await backend.visit(url)).toEqual({ status: 'used', customerExternalId: 'acme-001' })
    })

    it('opens one of two at the same time', async () => {
      const backend = createPortalBackend()
      const url = await linkOf(backend)
      const visits = await Promise.all([backend.visit(url), backend.visit(new URL(url))])
      expect(visits.map(({ status }) => status)).toEqual(['opened', 'used'])
    })

    it('finds a link dead an hour later', async () => {
      const backend = createPortalBackend()
      const url = await linkOf(backend)
      backend.emulator.clock.advance(3_600_000)
      expect(await backend.visit(url)).toMatchObject({ status: 'expired' })
    })

    it('finds a link dead that was revoked', async () => {
      const backend = createPortalBackend()
      const url = await linkOf(backend)
      const [session] = backend.emulator.sessions.all
      await backend.emulator.fetch(
        `https://api.marginfront.com/v1/portal-sessions/${session?.id}`,
        { method: 'DELETE', headers: { 'x-api-key': backend.emulator.secretKeys[0] ?? '' } },
      )
      expect(await backend.visit(url)).toMatchObject({ status: 'revoked' })
    })

    it.each([
      ['of a link that nobody minted', 'https://portal.marginfront.com/r/mgl_made_up'],
      ['of what is no address', 'mgl_made_up'],
      ['of another page of the portal', 'https://portal.marginfront.com/portal'],
    ])('%s is unknown', async (_what, url) => {
      expect(await createPortalBackend().visit(url)).toEqual({ status: 'unknown' })
    })

    it('of the same token on another origin is unknown, and leaves the link whole', async () => {
      const backend = createPortalBackend()
      const url = await linkOf(backend)
      const elsewhere = url.replace('portal.marginfront.com', 'portal.example.com')
      expect(await backend.visit(elsewhere)).toEqual({ status: 'unknown' })
      expect(await backend.visit(url)).toMatchObject({ status: 'opened' })
    })

    it('says whose portal it is when links are opened out of order', async () => {
      const backend = createPortalBackend()
      const acme = await linkOf(backend)
      backend.signedInAs({ customerExternalId: 'globex-001' })
      const globex = await linkOf(backend)
      expect(await Promise.all([backend.visit(globex), backend.visit(acme)])).toEqual([
        { status: 'opened', customerExternalId: 'globex-001' },
        { status: 'opened', customerExternalId: 'acme-001' },
      ])
    })
  })

  describe('who is signed in', () => {
    it('is whoever the test says, by either id', async () => {
      const backend = createPortalBackend()
      const [, globex] = backend.emulator.customers
      backend.signedInAs({ customerId: globex?.id ?? '' })
      expect(await backend.visit(await linkOf(backend))).toMatchObject({
        customerExternalId: 'globex-001',
      })
    })

    it.each([
      ['unauthenticated', 401],
      ['forbidden', 403],
      ['no_customer', 404],
    ] as const)('may be %s', async (word, status) => {
      const backend = createPortalBackend()
      backend.signedInAs(word)
      const answer = await ask(backend)
      expect(answer.status).toBe(status)
      expect(await answer.json()).toMatchObject({ code: word })
      expect(backend.emulator.sessions.count).toBe(0)
    })

    it('wins over resolveCustomer from then on', async () => {
      const backend = createPortalBackend({ resolveCustomer: () => 'forbidden' })
      expect((await ask(backend)).status).toBe(403)
      backend.signedInAs({ customerExternalId: 'acme-001' })
      expect((await ask(backend)).status).toBe(200)
    })

    it('is the first of the customers that are given', async () => {
      const customers = [
        { id: '5f0c2a4e-8f1d-4b7a-9c35-1d2e3f4a5b6d', externalId: 'hooli-1', name: 'Hooli' },
      ]
      const backend = createPortalBackend({ customers })
      expect(await backend.visit(await linkOf(backend))).toMatchObject({
        customerExternalId: 'hooli-1',
      })
    })
  })

  describe('the next request fails', () => {
    it.each(routeCodes)(
      'with %s, as the real route answers, and the one after it works',
      async (code) => {
        const backend = createPortalBackend()
        backend.failNext(code)
        const answer = await ask(backend)
        expect(answer.status).toBe(errorTable[code].status)
        expect(answer.headers.get('content-type')).toContain('application/problem+json')
        expect(await answer.json()).toMatchObject({ code, requestId: expect.any(String) })
        expect(backend.events).toMatchObject([{ code }])
        expect(backend.emulator.sessions.live).toEqual([])

        expect((await ask(backend)).status).toBe(200)
        expect(backend.emulator.faults.active).toEqual([])
      },
    )

    it.each(routeCodes)('with %s, whatever the options of the route are', async (code) => {
      const backend = createPortalBackend({
        returnUrl: '/billing',
        allowedOrigins: [globalThis.location?.origin ?? 'http://localhost', 'https://a.example'],
        allowedReturnOrigins: ['https://elsewhere.example'],
        rateLimit: false,
        features: ['invoices'],
        allowRequestsWithoutOrigin: true,
        portalOrigins: ['https://billing.example.com'],
      })
      backend.failNext(code)
      expect(await (await ask(backend)).json()).toMatchObject({ code })
      expect((await ask(backend)).status).toBe(200)
    })

    it.each(routeCodes)('with %s, for a form', async (code) => {
      const backend = createPortalBackend()
      backend.failNext(code)
      const headers = { 'content-type': 'application/x-www-form-urlencoded' }
      const answer = await ask(backend, { headers, body: '' })
      expect(answer.status).toBe(errorTable[code].status)
      expect(backend.events).toMatchObject([{ code }])
    })

    it('with a time to wait', async () => {
      const backend = createPortalBackend()
      backend.failNext('rate_limited', { retryAfter: 42 })
      const answer = await ask(backend)
      expect(answer.headers.get('retry-after')).toBe('42')
      expect(await answer.json()).toMatchObject({ code: 'rate_limited', retryAfter: 42 })
    })

    it('in the order that was planned', async () => {
      const backend = createPortalBackend()
      backend.failNext('forbidden')
      backend.failNext('network')
      backend.failNext('upstream_error')
      expect(await (await ask(backend)).json()).toMatchObject({ code: 'forbidden' })
      await expect(ask(backend)).rejects.toThrow('Failed to fetch')
      expect(await (await ask(backend)).json()).toMatchObject({ code: 'upstream_error' })
      expect((await ask(backend)).status).toBe(200)
    })

    it('on the network, as fetch fails', async () => {
      const backend = createPortalBackend()
      backend.failNext('network')
      await expect(ask(backend)).rejects.toThrow(TypeError)
      expect(backend.events).toEqual([])
    })

    it('by a timeout, as the page would tell it, without the wait', async () => {
      const backend = createPortalBackend()
      backend.failNext('timeout')
      const error = await ask(backend).catch((reason: unknown) => reason)
      expect(error).toBeInstanceOf(PortalError)
      expect(error).toMatchObject({ code: 'timeout' })
    })

    it('in no way that a portal has not', () => {
      const backend = createPortalBackend()
      expect(() => backend.failNext('popup_blocked' as never)).toThrow(
        /does not know "popup_blocked".*method_not_allowed.*upstream_timeout/,
      )
    })
  })

  describe('fetch', () => {
    it('sends what the page would send', async () => {
      const seen: (string | null)[] = []
      const backend = createPortalBackend({
        onEvent: () => {},
        // Both forms of the arguments hold a request.
        resolveCustomer: (...args: unknown[]) => {
          const [given] = args as [Request | { request: Request }]
          const { headers } = 'request' in given ? given.request : given
          seen.push(headers.get('origin'), headers.get('sec-fetch-site'), headers.get('x-own'))
          return { customerExternalId: 'acme-001' }
        },
      })
      const headers = new Headers({ 'content-type': 'application/json', 'x-own': 'yes' })
      expect((await ask(backend, { headers })).status).toBe(200)
      expect(seen).toEqual([
        globalThis.location?.origin ?? 'http://localhost',
        'same-origin',
        'yes',
      ])
    })

    it('takes the return URL from the body', async () => {
      const backend = createPortalBackend()
      await ask(backend, { body: '{"returnUrl":"/settings"}' })
      expect(backend.emulator.sessions.all[0]?.returnUrl).toMatch(
        /^http:\/\/localhost.*\/settings$/,
      )
    })

    it('takes a form, and its fields as URLSearchParams', async () => {
      const backend = createPortalBackend()
      const body = new URLSearchParams({ returnUrl: '/settings' })
      const answer = await backend.fetch(endpoint, { method: 'POST', body })
      expect(answer.status).toBe(303)
      expect(await backend.visit(answer.headers.get('location') ?? '')).toMatchObject({
        status: 'opened',
      })
    })

    it('takes a whole address, a URL, and a query after the endpoint', async () => {
      const backend = createPortalBackend()
      const base = globalThis.location?.href ?? 'http://localhost'
      for (const address of [new URL(endpoint, base), new URL(`${endpoint}?org=1`, base).href]) {
        expect((await backend.fetch(address, { method: 'POST' })).status).toBe(200)
      }
    })

    it('answers another method as the route does', async () => {
      expect((await createPortalBackend().fetch(endpoint)).status).toBe(405)
    })

    it.each([
      ['/api/plans', 'GET http://localhost'],
      ['/api/billing-portal/more', '/api/billing-portal/more'],
      ['https://api.example.com/api/plans', 'https://api.example.com/api/plans'],
    ])('rejects %s and names it', async (address, name) => {
      const backend = createPortalBackend()
      const asking = backend.fetch(address)
      await expect(asking).rejects.toThrow(TypeError)
      await expect(asking).rejects.toThrow(name)
      await expect(asking).rejects.toThrow('endpoint option')
      expect(backend.events).toEqual([])
    })

    it('answers where the endpoint option says', async () => {
      const backend = createPortalBackend({ endpoint: '/billing/open' })
      expect((await backend.fetch('/billing/open', { method: 'POST' })).status).toBe(200)
      await expect(ask(backend)).rejects.toThrow('/billing/open and nothing else')
    })

    it('gives up when the page does, and the route revokes its link', async () => {
      const backend = createPortalBackend()
      const { emulator } = backend
      const controller = new AbortController()
      const answer = emulator.fetch
      emulator.fetch = async (...args) => {
        const minted = await answer(...args)
        controller.abort()
        return minted
      }
      const asking = ask(backend, { signal: controller.signal })
      await expect(asking).rejects.toMatchObject({ name: 'AbortError' })
      await vi.waitFor(() =>
        expect(backend.events).toMatchObject([{ type: 'revoked' }, { code: 'aborted' }]),
      )
      expect(emulator.sessions.all).toMatchObject([{ status: 'revoked' }])
    })

    it('asks nobody when the page has given up already', async () => {
      const backend = createPortalBackend()
      await expect(ask(backend, { signal: AbortSignal.abort() })).rejects.toMatchObject({
        name: 'AbortError',
      })
      expect(backend.emulator.sessions.count).toBe(0)
    })
  })

  it('takes options that are undefined as left out', async () => {
    const backend = createPortalBackend({
      endpoint: undefined,
      customers: undefined,
      now: undefined,
      resolveCustomer: undefined,
      rateLimit: undefined,
      portalOrigins: undefined,
      timeout: undefined,
      onEvent: undefined,
    })
    expect((await ask(backend)).status).toBe(200)
  })

  it('keeps to the time that it is given', async () => {
    const backend = createPortalBackend({ now: () => Date.UTC(2030, 0, 1) })
    expect(await (await ask(backend)).json()).toMatchObject({
      expiresAt: '2030-01-01T01:00:00.000Z',
    })
  })

  it('has an onEvent of the host hear what the record shows', async () => {
    const onEvent = vi.fn()
    const backend = createPortalBackend({ onEvent })
    await ask(backend)
    expect(onEvent.mock.calls.map(([event]) => event)).toEqual(backend.events)
  })

  it('limits as the real route does, unless told otherwise', async () => {
    const backend = createPortalBackend()
    const answers: number[] = []
    for (let count = 0; count < 11; count++) answers.push((await ask(backend)).status)
    expect(answers.at(-2)).toBe(200)
    expect(answers.at(-1)).toBe(429)
  })

  it('keeps to itself: two backends share nothing', async () => {
    const [one, other] = [createPortalBackend(), createPortalBackend()]
    const url = await linkOf(one)
    one.failNext('forbidden')
    expect(await other.visit(url)).toEqual({ status: 'unknown' })
    expect((await ask(other)).status).toBe(200)
  })
}
