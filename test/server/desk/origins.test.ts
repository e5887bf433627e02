import { describe, expect, it, vi } from 'vitest'
import { actions, askDesk, askFor, setUpDesk } from '../support/desk.ts'
import { app, problemOf } from '../support/portal.ts'

const evil = 'https://evil.example'
const admin = 'https://admin.example.com'

/** Asks with just these headers beside the body's type. */
function withHeaders(request: Request, fields: Record<string, string>): Request {
  const headers = new Headers(fields)
  const type = request.headers.get('content-type')
  if (type) headers.set('content-type', type)
  return new Request(request, { headers })
}

describe.each(actions)('%s', (action) => {
  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['a cookie alone', { cookie: 'session=1' }],
    ['another origin', { origin: evil }],
    ['another origin with the header of the desk', { origin: evil, 'x-portal-desk': '1' }],
    ['another site', { 'sec-fetch-site': 'cross-site' }],
    ['a sibling', { 'sec-fetch-site': 'same-site' }],
    ['the address bar', { 'sec-fetch-site': 'none' }],
    [
      'another site with the header of the desk',
      { 'sec-fetch-site': 'cross-site', 'x-portal-desk': '1' },
    ],
    ['no origin', { origin: 'null' }],
    ['no origin with the header of the desk', { origin: 'null', 'x-portal-desk': '1' }],
    ['another value of that header', { 'x-portal-desk': 'true' }],
  ])('is refused to %s', async (_name, headers) => {
    const authorize = vi.fn(() => ({ actor: 'ann' }))
    const { desk, emulator, mint, audited } = setUpDesk({ authorize })
    const { id } = await mint()
    const response = await desk(withHeaders(askFor[action](id), headers))
    expect([response.status, await problemOf(response)]).toMatchObject([
      403,
      { code: 'cross_site_request' },
    ])
    expect(
      [...response.headers.keys()].filter((name) => name.startsWith('access-control')),
    ).toEqual([])
    expect(authorize).not.toHaveBeenCalled()
    expect([audited, emulator.sessions.live.length]).toEqual([[], 1])
  })

  it.each<[string, Record<string, string>]>([
    ['the app by its origin', { origin: app }],
    ['the app by the word of the browser', { 'sec-fetch-site': 'same-origin' }],
    ['the app by the header of the desk alone', { 'x-portal-desk': '1' }],
  ])('is open to %s', async (_name, headers) => {
    const { desk, mint } = setUpDesk()
    const { id } = await mint()
    expect((await desk(withHeaders(askFor[action](id), headers))).status).toBeLessThan(300)
  })

  it('is open to an origin that is named, with credentials, and to no other', async () => {
    const { desk, mint } = setUpDesk({ allowedOrigins: [admin] })
    const { id } = await mint()
    const response = await desk(withHeaders(askFor[action](id), { origin: admin }))
    expect(response.status).toBeLessThan(300)
    expect(response.headers.get('access-control-allow-origin')).toBe(admin)
    expect(response.headers.get('access-control-allow-credentials')).toBe('true')

    const other = await desk(withHeaders(askFor[action](id), { origin: app }))
    expect([other.status, other.headers.get('access-control-allow-origin')]).toEqual([403, null])
  })
})

describe('a preflight', () => {
  const preflight = (origin: string, path: string) =>
    askDesk('OPTIONS', path, {
      headers: {
        origin,
        'access-control-request-method': 'DELETE',
        'access-control-request-headers': 'authorization,content-type,x-portal-desk',
      },
    })

  it.each(['', '/ps_1'])('of a named origin is answered at %s', async (path) => {
    const { desk } = setUpDesk({ allowedOrigins: [admin] })
    const { status, headers } = await desk(preflight(admin, path))
    expect(status).toBe(204)
    expect(headers.get('access-control-allow-origin')).toBe(admin)
    expect(headers.get('access-control-allow-credentials')).toBe('true')
    expect(headers.get('access-control-allow-methods')).toBe('GET, POST, DELETE')
    expect(headers.get('access-control-allow-headers')).toBe(
      'authorization,content-type,x-portal-desk',
    )
  })

  it('that asks for no header may send the two of the desk', async () => {
    const { desk } = setUpDesk({ allowedOrigins: [admin] })
    const headers = { origin: admin, 'access-control-request-method': 'GET' }
    const answer = await desk(askDesk('OPTIONS', '', { headers }))
    expect(answer.headers.get('access-control-allow-headers')).toBe('content-type, x-portal-desk')
  })

  it.each([evil, app, 'null'])('of %s is not', async (origin) => {
    const { desk } = setUpDesk({ allowedOrigins: [admin] })
    const answer = await desk(preflight(origin, '/ps_1'))
    expect(answer.status).toBe(405)
    expect(answer.headers.get('access-control-allow-origin')).toBe(null)
  })
})

it('tells the operator of the header of the desk', async () => {
  const { desk, events } = setUpDesk()
  await desk(withHeaders(askFor.list(), {}))
  expect(events).toMatchObject([
    {
      type: 'refused',
      action: 'list',
      code: 'cross_site_request',
      reason: expect.stringMatching(/no Sec-Fetch-Site and no Origin.*X-Portal-Desk: 1/),
    },
  ])
})
