import { describe, expect, it } from 'vitest'
import { app, ask, askByForm, endpoint, post, problemOf, setUp } from './portal.ts'

const admin = 'https://admin.example.com'
const evil = 'https://evil.example'
const sites = ['', 'same-origin', 'same-site', 'cross-site', 'none']

async function verdict(options: Parameters<typeof setUp>[0], headers: Record<string, string>) {
  const { route, emulator } = setUp(options)
  const answers = [await route(ask({}, { headers })), await route(askByForm({}, { headers }))]
  const statuses = answers.map((answer) => answer.status)
  expect(emulator.sessions.count).toBe(statuses.filter((status) => status < 400).length)
  return statuses.join()
}

const let_in = '200,303'
const kept_out = '403,403'

describe('without allowedOrigins', () => {
  it.each(sites)('lets in its own origin, whatever Sec-Fetch-Site says (%s)', async (site) => {
    expect(await verdict({}, { origin: app, 'sec-fetch-site': site })).toBe(let_in)
  })

  it.each([evil, 'null', '', `${app}:8443`, 'http://app.example.com', `${app}.evil.example`])(
    'lets in Origin %o only when the browser vouches that it is the same',
    async (origin) => {
      for (const site of sites) {
        expect(await verdict({}, { origin, 'sec-fetch-site': site })).toBe(
          site === 'same-origin' ? let_in : kept_out,
        )
      }
    },
  )
})

describe('with allowedOrigins', () => {
  const options = { allowedOrigins: [admin, 'https://app.other.example'] }

  it.each(sites)('lets in a named origin, whatever Sec-Fetch-Site says (%s)', async (site) => {
    expect(await verdict(options, { origin: admin, 'sec-fetch-site': site })).toBe(let_in)
  })

  it.each([evil, app, `${admin}/`, admin.toUpperCase(), `${admin}, ${evil}`])(
    'keeps out Origin %o, even one that the browser calls the same',
    async (origin) => {
      for (const site of sites) {
        expect(await verdict(options, { origin, 'sec-fetch-site': site })).toBe(kept_out)
      }
    },
  )

  it.each(['null', ''])('lets in Origin %o only as the same origin', async (origin) => {
    for (const site of sites) {
      expect(await verdict(options, { origin, 'sec-fetch-site': site })).toBe(
        site === 'same-origin' ? let_in : kept_out,
      )
    }
  })
})

describe('with allowRequestsWithoutOrigin', () => {
  const options = { allowRequestsWithoutOrigin: true }

  it('lets in a request with neither header', async () => {
    expect(await verdict(options, { origin: '' })).toBe(let_in)
    expect(await verdict({ ...options, allowedOrigins: [admin] }, { origin: '' })).toBe(let_in)
  })

  it('keeps out what any other site sent', async () => {
    expect(await verdict(options, { origin: 'null' })).toBe(kept_out)
    expect(await verdict(options, { origin: evil })).toBe(kept_out)
    expect(await verdict(options, { origin: '', 'sec-fetch-site': 'cross-site' })).toBe(kept_out)
    expect(await verdict(options, { origin: '', 'sec-fetch-site': 'none' })).toBe(kept_out)
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
  const named = { allowedOrigins: [admin] }
  const corsHeaders = ({ headers }: Response) =>
    [...headers.keys()].filter((name) => name.startsWith('access-control-'))
  const preflight = (origin: string, headers = {}) =>
    post({
      method: 'OPTIONS',
      headers: { origin, 'access-control-request-method': 'POST', ...headers },
    })

  it('lets a named origin read the answer, with credentials', async () => {
    const { route } = setUp(named)
    const response = await route(ask({}, { headers: { origin: admin } }))
    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe(admin)
    expect(response.headers.get('access-control-allow-credentials')).toBe('true')
  })

  it('lets a named origin read failures too, and when to try again', async () => {
    const { route } = setUp({ ...named, rateLimit: () => ({ ok: false, retryAfter: 7 }) })
    const response = await route(ask({}, { headers: { origin: admin } }))
    expect(response.status).toBe(429)
    expect(response.headers.get('access-control-allow-origin')).toBe(admin)
    expect(response.headers.get('access-control-expose-headers')).toBe('Retry-After')
  })

  it('answers the preflight of a named origin, with the headers that it asks for', async () => {
    const { route, emulator } = setUp(named)
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
      [named, evil],
      [named, 'null'],
      [named, app],
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
    const { route } = setUp(named)
    const response = await route(post({ method: 'OPTIONS', headers: { origin: admin } }))
    expect(response.status).toBe(405)
    expect(await problemOf(response)).toMatchObject({ code: 'method_not_allowed' })
  })
})

it('takes the origin from the request and not from the Host header', async () => {
  const { route } = setUp()
  const headers = { origin: evil, host: 'evil.example', 'x-forwarded-host': 'evil.example' }
  expect((await route(new Request(endpoint, { method: 'POST', headers }))).status).toBe(403)
})
