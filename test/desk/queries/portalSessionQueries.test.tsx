import { QueryClient } from '@tanstack/react-query'
import { expect, it, vi } from 'vitest'
import { PortalError } from '../../../src/index.ts'
import { PortalDeskError, portalSessionQueries } from '../../../src/desk/index.ts'
import { reachableFrom } from '../../support/reachableFrom.ts'
import { createDesk, endpoint, failNext, problem } from '../support/createDesk.ts'

function setUp(more: Parameters<typeof portalSessionQueries>[0] = {}) {
  const desk = createDesk()
  const client = new QueryClient()
  const queries = portalSessionQueries({ endpoint, fetch: desk.fetch, ...more })
  return { desk, client, queries }
}

const failureOf = (promise: Promise<unknown>): Promise<PortalDeskError> =>
  promise.then(
    () => Promise.reject(new Error('It did not fail')),
    (error: PortalDeskError) => error,
  )

it('lists live sessions, and the others when they are asked for', async () => {
  const { desk, client, queries } = setUp()
  const acme = await desk.mint('acme-001')
  const globex = await desk.mint('globex-001')
  desk.emulator.clock.advance(3_700_000)
  const fresh = await desk.mint('acme-001')

  const live = await client.fetchQuery(queries.list())
  expect(live.map(({ id }) => id)).toEqual([fresh.id])
  const all = await client.fetchQuery(queries.list({ includeExpired: true }))
  expect(all.map(({ id }) => id).toSorted()).toEqual([acme.id, globex.id, fresh.id].toSorted())
})

it('lists the sessions of one customer', async () => {
  const { desk, client, queries } = setUp()
  const acme = await desk.mint('acme-001')
  await desk.mint('globex-001')
  const customerId = String(acme.customerId)
  const sessions = await client.fetchQuery(queries.list({ customerId }))
  expect(sessions.map(({ id }) => id)).toEqual([acme.id])
})

it('takes an undefined filter for none, under the same key', () => {
  const { queries } = setUp()
  const { list } = queries.keys
  expect(list({ customerId: undefined, includeExpired: undefined })).toEqual(list())
  expect(list({ customerId: '' })).toEqual(list())
  expect(list({ includeExpired: true })).not.toEqual(list())
})

it('has keys that begin with one another, and with the endpoint', () => {
  const { keys } = portalSessionQueries({ endpoint: '/a' })
  expect(keys.all).toEqual(['marginfront', 'portal-sessions', '/a'])
  for (const key of [keys.lists, keys.list(), keys.details('ps_1')]) {
    expect(key.slice(0, 3)).toEqual(keys.all)
  }
  expect(keys.list().slice(0, 4)).toEqual(keys.lists)
  expect(portalSessionQueries({ endpoint: '/b' }).keys.all).not.toEqual(keys.all)
})

it('says who asks, with the headers and the credentials of the host', async () => {
  const { desk, client, queries } = setUp({
    headers: async () => ({ authorization: 'Bearer t', 'x-portal-desk': '0', 'x-none': undefined }),
    credentials: 'include',
  })
  await client.fetchQuery(queries.list())
  const [request] = desk.requests
  expect(Object.fromEntries(request?.headers ?? [])).toEqual({
    accept: 'application/json',
    authorization: 'Bearer t',
    'x-portal-desk': '1',
  })
  expect(request?.credentials).toBe('include')
})

it.each([
  ['a slash', 'a/b', '/a%2Fb'],
  ['dots', 'a/../../b', '/a%2F..%2F..%2Fb'],
  ['a space', 'a b', '/a%20b'],
  ['a question mark', 'a?b#c', '/a%3Fb%23c'],
])('asks for an id with %s below the endpoint', async (_, id, path) => {
  const { desk, client, queries } = setUp()
  await failureOf(client.fetchQuery(queries.details(id)))
  expect(new URL(desk.requests[0]?.url ?? '').pathname).toBe(endpoint + path)
})

it.each(['', '.', '..'])('asks nobody for the id "%s", which a URL would climb by', async (id) => {
  const { desk, client, queries } = setUp()
  const error = await failureOf(client.fetchQuery(queries.details(id)))
  expect(error).toMatchObject({ name: 'PortalDeskError', code: 'invalid_request' })
  expect(await failureOf(queries.revoke().mutationFn(id))).toMatchObject({ code: error.code })
  expect(desk.requests).toEqual([])
})

it('keeps a query of the endpoint', async () => {
  const { desk, client, queries } = setUp({ endpoint: `${endpoint}?org=7` })
  await client.fetchQuery(queries.list({ includeExpired: true }))
  await failureOf(client.fetchQuery(queries.details('ps_1')))
  expect(desk.requests.map(({ url }) => url.slice(location.origin.length))).toEqual([
    `${endpoint}?org=7&includeExpired=true`,
    `${endpoint}/ps_1?org=7`,
  ])
})

it('gives a session as it came, with all that is unknown of it', async () => {
  const { desk, client, queries } = setUp()
  const { id } = await desk.mint('acme-001')
  const described = { customerName: 'Acme' }
  desk.describe((session) => ({ ...session, described, plan: { name: 'pro' } }))
  expect(await client.fetchQuery(queries.details(id))).toMatchObject({
    id,
    described,
    plan: { name: 'pro' },
  })
})

it.each([
  ['forbidden', 403, false],
  ['rate_limited', 429, true],
  ['not_found', 404, false],
  ['misconfigured', 500, false],
] as const)('fails with %s as the route says it', async (code, status, retryable) => {
  const { desk, client, queries } = setUp()
  failNext(desk, 'GET', code, status, { retryAfter: 12 })
  const error = await failureOf(client.fetchQuery(queries.list()))
  expect(error).toBeInstanceOf(PortalDeskError)
  expect(error).toBeInstanceOf(PortalError)
  expect(error).toMatchObject({ code, status, retryable, retryAfter: 12, requestId: 'req_1' })
  expect(desk.requests).toHaveLength(1)
})

it.each([
  ['a page in place of JSON', new Response('<p>', { status: 200 }), 'invalid_response'],
  ['a route that is not there', new Response('', { status: 404 }), 'invalid_response'],
  ['a sign-in layer', new Response('', { status: 401 }), 'unauthenticated'],
  ['a list that is none', Response.json({ sessions: {} }), 'invalid_response'],
  ['a session without an id', Response.json({ sessions: [{}] }), 'invalid_response'],
  ['a code of the browser’s', problem('popup_blocked', 400), 'invalid_response'],
  ['a code by the name of a method', problem('toString', 400), 'invalid_response'],
])('reads %s', async (_, response, code) => {
  const { desk, client, queries } = setUp()
  desk.intervene(() => response.clone())
  expect(await failureOf(client.fetchQuery(queries.list()))).toMatchObject({ code })
})

it('fails with network when nobody is reached, and at once', async () => {
  const { client, queries } = setUp({ fetch: () => Promise.reject(new TypeError('gone')) })
  expect(await failureOf(client.fetchQuery(queries.list()))).toMatchObject({
    code: 'network',
    status: 0,
  })
})

it('keeps what the host rejects with, and its code where it has one', async () => {
  const lost = new PortalError('unauthenticated')
  const { client, queries } = setUp({ headers: () => Promise.reject(lost) })
  const error = await failureOf(client.fetchQuery(queries.list()))
  expect(error).toMatchObject({ name: 'PortalDeskError', code: 'unauthenticated', cause: lost })
})

it('gives a request up when the time is over', async () => {
  const { client, queries } = setUp({
    timeout: 20,
    fetch: (_, init) =>
      new Promise((_resolve, reject) => {
        init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
      }),
  })
  expect(await failureOf(client.fetchQuery(queries.list()))).toMatchObject({ code: 'timeout' })
})

const never = () => new Promise<never>(() => {})

it.each<[string, Parameters<typeof portalSessionQueries>[0]]>([
  ['headers that never come', { headers: never }],
  ['a fetch that does not look at its signal', { fetch: never }],
  ['a body that never ends', { fetch: async () => new Response(new ReadableStream()) }],
])('gives up on %s, and says that it was the time', async (_, options) => {
  const { queries } = setUp({ timeout: 20, ...options })
  const error = await failureOf(queries.revoke().mutationFn('ps_1'))
  expect(error).toMatchObject({ name: 'PortalDeskError', code: 'timeout', retryable: true })
})

it('asks nobody once the headers come too late', async () => {
  let come = (_: object) => {}
  const asked: unknown[] = []
  const { queries } = setUp({
    timeout: 20,
    headers: () => new Promise((resolve) => (come = resolve as typeof come)),
    fetch: async (input) => {
      asked.push(input)
      return Response.json({})
    },
  })
  await failureOf(queries.revoke().mutationFn('ps_1'))
  come({})
  await new Promise((resolve) => setTimeout(resolve))
  expect(asked).toEqual([])
})

it('keeps all that an error of the host says, thrown from headers or fetch', async () => {
  const says = {
    status: 403,
    retryAfter: 7,
    requestId: 'req_9',
    message: 'Ask Ann for access.',
  }
  for (const lost of [new PortalError('forbidden', says), new PortalDeskError('forbidden', says)]) {
    for (const option of ['headers', 'fetch'] as const) {
      const { client, queries } = setUp({ [option]: () => Promise.reject(lost) })
      const error = await failureOf(client.fetchQuery(queries.list()))
      expect(error).toMatchObject({ name: 'PortalDeskError', code: 'forbidden', ...says })
    }
  }
})

it.each(['network', 'timeout', 'rate_limited', 'not_found'] as const)(
  'takes the code %s from an error of another copy of the package',
  async (code) => {
    const foreign = Object.assign(new Error('Said there.'), { name: 'PortalDeskError', code })
    const { client, queries } = setUp({ headers: () => Promise.reject(foreign) })
    expect(await failureOf(client.fetchQuery(queries.list()))).toMatchObject({
      code,
      message: 'Said there.',
    })
  },
)

it.each([
  ['network', new TypeError('Failed to fetch')],
  ['timeout', new DOMException('It took too long', 'TimeoutError')],
  ['upstream_error', new DOMException('Given up', 'AbortError')],
  ['upstream_error', new TypeError('Cannot read properties of undefined')],
  ['upstream_error', 'no token'],
] as const)('fails with %s where the headers reject with %s', async (code, lost) => {
  const { client, queries } = setUp({ headers: () => Promise.reject(lost) })
  expect(await failureOf(client.fetchQuery(queries.list()))).toMatchObject({ code, cause: lost })
})

it.each([
  ['an unusable body', () => Response.json({ link, detail: { link } }, { status: 500 })],
  ['a body that is a text', () => Response.json(link)],
  ['words that are known', () => Response.json({ code: link, requestId: link }, { status: 400 })],
  ['a redirect', () => Response.redirect(link)],
  ['a session that is none', () => Response.json({ sessions: [{ link }] })],
])('holds no link of %s', async (_, answer) => {
  const told = vi.spyOn(console, 'error')
  const { client, queries } = setUp({ fetch: async () => answer() })
  const error = await failureOf(client.fetchQuery(queries.list()))
  expect(reachableFrom(error)).toContain('PortalDeskError')
  expect(reachableFrom([error, told.mock.calls])).not.toContain('mgl_')
  told.mockRestore()
})

const link = 'https://portal.marginfront.com/r/mgl_secret'

it('has no limit of time with Infinity', async () => {
  const { client, queries } = setUp({ timeout: Infinity })
  expect(await client.fetchQuery(queries.list())).toEqual([])
})

it('tells a revoke from one that came too late, and both are successes', async () => {
  const { desk, queries } = setUp()
  const { id } = await desk.mint('acme-001')
  expect(await queries.revoke().mutationFn(id)).toEqual({ alreadyGone: false })
  expect(await queries.revoke().mutationFn(id)).toEqual({ alreadyGone: true })
})

it('takes a route that is not there for a failure of the revoke', async () => {
  const { desk, queries } = setUp()
  const { id } = await desk.mint('acme-001')
  desk.intervene(() => new Response('', { status: 404 }))
  expect(await failureOf(queries.revoke().mutationFn(id))).toMatchObject({
    code: 'invalid_response',
  })
})
