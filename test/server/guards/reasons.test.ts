import { describe, expect, it } from 'vitest'
import { createPortalAction, type PortalEvent } from '../../../src/server/index.ts'
import { app, ask, post, setUp } from '../support/portal.ts'

/** Asks the route, and returns what its operator reads of the refusal. */
async function reasonOf(request: Request, options: Parameters<typeof setUp>[0] = {}) {
  const { route, events, emulator } = setUp(options)
  await route(request)
  expect(emulator.sessions.count).toBe(0)
  const [event] = events
  return event && 'reason' in event ? event.reason : undefined
}

const preflight = { 'access-control-request-method': 'POST' }
const other = 'https://other.example'

describe('the reason of a refused method', () => {
  it.each(['GET', 'PUT', 'OPTIONS'])('names it: %s', async (method) => {
    expect(await reasonOf(post({ method, headers: { origin: app } }))).toMatch(
      new RegExp(`^A request with method ${method} was refused: only POST is answered`),
    )
  })

  it('names the method of a request that only looks like a preflight by its header', async () => {
    expect(await reasonOf(post({ method: 'PUT', headers: { origin: app, ...preflight } }))).toMatch(
      /^A request with method PUT/,
    )
  })

  it('is that of a preflight, with its origin and the option', async () => {
    const request = post({ method: 'OPTIONS', headers: { origin: other, ...preflight } })
    expect(await reasonOf(request, { allowedOrigins: [app] })).toMatch(
      /^A CORS preflight from "https:\/\/other\.example" was refused.*allowedOrigins/,
    )
  })

  it('is that of a preflight without an origin, or with an endless one', async () => {
    const without = post({ method: 'OPTIONS', headers: preflight })
    expect(await reasonOf(without)).toMatch(/^A CORS preflight from "null"/)
    const endless = { origin: `${other}/${'x'.repeat(5_000)}`, ...preflight }
    expect((await reasonOf(post({ method: 'OPTIONS', headers: endless })))?.length).toBeLessThan(
      450,
    )
  })
})

describe('the reason of a refused origin', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    [
      'neither header',
      { origin: '' },
      /came with no Sec-Fetch-Site and no Origin, .*; if it is from a native/,
    ],
    [
      'an origin alone',
      { origin: other },
      /came with Origin "https:\/\/other\.example", .*allowedOrigins\.$/,
    ],
    [
      'a site alone',
      { origin: '', 'sec-fetch-site': 'cross-site' },
      /came with Sec-Fetch-Site "cross-site" and no Origin, .*allowedOrigins\.$/,
    ],
    [
      'both',
      { origin: other, 'sec-fetch-site': 'cross-site' },
      /came with Sec-Fetch-Site "cross-site" and Origin "https:\/\/other\.example", .*allowedOrigins\.$/,
    ],
  ])('tells what was there: %s', async (_what, headers, reason) => {
    expect(await reasonOf(ask({}, { headers }))).toMatch(reason)
  })

  it('tells what would have been accepted', async () => {
    const request = () => ask({}, { headers: { origin: other } })
    expect(await reasonOf(request())).toContain(`accepted only from ${app}.`)
    expect(await reasonOf(request(), { allowedOrigins: [app, 'capacitor://localhost'] })).toContain(
      `accepted only from ${app} or capacitor://localhost.`,
    )
    expect(await reasonOf(request(), { allowedOrigins: () => false })).toContain(
      'accepted only from an origin that your allowedOrigins function allows.',
    )
  })

  it('is short, whatever was sent', async () => {
    const headers = { origin: `${other}/${'x'.repeat(5_000)}` }
    expect((await reasonOf(ask({}, { headers })))?.length).toBeLessThan(600)
  })
})

describe('the reason of a refused return URL', () => {
  const evil = { returnUrl: 'https://evil.example/' }

  it('tells where it may lead', async () => {
    const safe = (origins: string) =>
      `is not a safe URL (https, or http on localhost) on ${origins}`
    expect(await reasonOf(ask(evil))).toContain(safe(`${app}, so`))
    expect(await reasonOf(ask(evil), { allowedOrigins: [app, other] })).toContain(
      safe(`${app} or ${other}, so`),
    )
    expect(await reasonOf(ask(evil), { allowedReturnOrigins: [other, app] })).toContain(
      safe(`${other} or ${app}, so`),
    )
  })

  it('tells that no origin is named, or which are, of an action', async () => {
    const events: PortalEvent[] = []
    const options = {
      secretKey: 'mf_sk_1',
      resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
      onEvent: (event: PortalEvent) => void events.push(event),
    }
    await createPortalAction(options)(evil)
    await createPortalAction({ ...options, allowedReturnOrigins: [app, other] })(evil)
    expect(events).toMatchObject([
      { reason: expect.stringContaining('allowedReturnOrigins names no origin') },
      { reason: expect.stringContaining(`${app} or ${other}, so`) },
    ])
  })
})
