import { describe, expect, it } from 'vitest'
import {
  ApiError,
  MarginFrontClient,
  ValidationError,
} from '../../../src/server/marginfront/index.ts'
import { createTransport } from '../../../src/server/marginfront/transport/createTransport.ts'
import { PortalSessions } from '../../../src/server/marginfront/PortalSessions.ts'
import { recordRequests, sendJson } from './recordRequests.ts'
import {
  json,
  listedSession,
  mintedSession,
  rejectionOf,
  scriptedFetch,
  secretKey,
} from './scriptedFetch.ts'

const clientOf = (...answers: Response[]) => {
  const { fetch, requests } = scriptedFetch(...answers)
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch, retries: 0 })
  return { portalSessions, requests }
}

describe('create', () => {
  it('posts the customer with the key in x-api-key', async () => {
    const { baseUrl, requests } = await recordRequests((response) =>
      sendJson(response, 201, mintedSession),
    )
    const client = new MarginFrontClient(secretKey, { baseUrl })
    const session = await client.portalSessions.create({
      customerExternalId: 'acme-001',
      returnUrl: 'https://app.example/billing',
      features: ['invoices', 'usage'],
    })
    expect(session).toEqual(mintedSession)
    expect(requests).toHaveLength(1)
    expect(requests[0]).toMatchObject({ method: 'POST', url: '/v1/portal-sessions' })
    expect(requests[0]?.headers).toMatchObject({
      'x-api-key': secretKey,
      accept: 'application/json',
      'content-type': 'application/json',
    })
    expect(requests[0]?.headers).not.toHaveProperty('authorization')
    expect(JSON.parse(requests[0]?.body ?? '')).toEqual({
      customerExternalId: 'acme-001',
      returnUrl: 'https://app.example/billing',
      features: ['invoices', 'usage'],
    })
  })

  it('sends nothing for what is left out or undefined', async () => {
    const { portalSessions, requests } = clientOf(json(mintedSession, { status: 201 }))
    await portalSessions.create({
      customerId: '550e8400-e29b-41d4-a716-446655440000',
      customerExternalId: undefined,
      returnUrl: undefined,
      features: undefined,
    })
    expect(requests[0]?.init.body).toBe('{"customerId":"550e8400-e29b-41d4-a716-446655440000"}')
  })

  it('sends documented fields only, and warns of the names of the others', async () => {
    const lines: unknown[] = []
    const { fetch, requests } = scriptedFetch(json(mintedSession, { status: 201 }))
    const { portalSessions } = new MarginFrontClient(secretKey, {
      fetch,
      logging: { level: 'warn', handler: (...line) => void lines.push(line) },
    })
    const user = { customerExternalId: 'acme-001', password: 'hunter2', expiresIn: 60 }
    await portalSessions.create(user)
    expect(requests[0]?.init.body).toBe('{"customerExternalId":"acme-001"}')
    expect(lines).toEqual([['warn', expect.any(String), { fields: 'password, expiresIn' }]])
  })

  it('keeps fields that it does not know', async () => {
    const { portalSessions } = clientOf(json({ ...mintedSession, brand: { hue: 1 } }))
    const session = await portalSessions.create({ customerExternalId: 'acme-001' })
    expect(session).toHaveProperty('brand', { hue: 1 })
  })

  it.each<[string, string]>([
    ['an empty body', ''],
    ['HTML', '<!doctype html><title>Sign in</title>'],
    ['half a JSON', '{"url":"https://portal.marginfront.com/r/mgl_SENTINELTOKEN'],
    ['null', 'null'],
    ['a list', '[]'],
    ['no url', '{"id":"ps_1"}'],
    ['an empty url', '{"url":""}'],
    ['a url that is no string', '{"url":{"href":"https://portal.marginfront.com/r/mgl_a"}}'],
  ])('refuses %s as a malformed answer', async (_what, body) => {
    const { portalSessions } = clientOf(
      new Response(body, { status: 201, headers: { 'x-request-id': 'req-7' } }),
    )
    const error = await rejectionOf(portalSessions.create({ customerExternalId: 'acme-001' }))
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ code: 'malformed_response', status: 201, requestId: 'req-7' })
    expect(error).not.toHaveProperty('cause')
  })

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a string', 'acme-001'],
    ['no customer', {}],
    ['both ids', { customerExternalId: 'acme-001', customerId: 'c-1' }],
    ['an empty id', { customerExternalId: '' }],
    ['a blank id', { customerId: '  ' }],
    ['an id that is null', { customerExternalId: null }],
    ['an id that is a number', { customerId: 7 }],
    ['an id beside one that is null', { customerExternalId: 'acme-001', customerId: null }],
    [
      'a returnUrl that is no string',
      { customerId: 'c-1', returnUrl: new URL('https://a.example') },
    ],
    ['features that are no list', { customerId: 'c-1', features: 'invoices' }],
    ['an unknown feature', { customerId: 'c-1', features: ['invoices', 'SENTINEL'] }],
    ['a hole among the features', { customerId: 'c-1', features: Array(1) }],
  ])('refuses %s before any request', async (_what, params) => {
    const { portalSessions, requests } = clientOf()
    const error = await rejectionOf(Reflect.apply(portalSessions.create, portalSessions, [params]))
    expect(error).toBeInstanceOf(ValidationError)
    expect(error).toMatchObject({ code: 'invalid_argument', messages: [] })
    expect(error).toHaveProperty('message', expect.not.stringContaining('SENTINEL'))
    expect(requests).toEqual([])
  })
})

describe('get', () => {
  it('reads one session and never gives a link', async () => {
    const { baseUrl, requests } = await recordRequests((response) =>
      sendJson(response, 200, { ...mintedSession, ...listedSession, plan: 'pro' }),
    )
    const client = new MarginFrontClient(secretKey, { baseUrl })
    const session = await client.portalSessions.get('ps_1')
    expect(session).toEqual({ ...listedSession, plan: 'pro' })
    expect(requests[0]).toMatchObject({ method: 'GET', url: '/v1/portal-sessions/ps_1', body: '' })
    expect(requests[0]?.headers).not.toHaveProperty('content-type')
  })

  it.each([
    ['a/../b?c#d', 'a%2F..%2Fb%3Fc%23d'],
    ['%2e%2e', '%252e%252e'],
    ['ünï', '%C3%BCn%C3%AF'],
    ['...', '...'],
  ])('keeps the id %s in its place in the path', async (id, segment) => {
    const { baseUrl, requests } = await recordRequests((response) =>
      sendJson(response, 200, listedSession),
    )
    await new MarginFrontClient(secretKey, { baseUrl }).portalSessions.get(id)
    expect(requests[0]?.url).toBe(`/v1/portal-sessions/${segment}`)
  })

  it.each([undefined, null, 7, '', ' ', '.', '..', '\ud800', {}])(
    'refuses the id %j before any request',
    async (id) => {
      const { portalSessions, requests } = clientOf()
      for (const method of [portalSessions.get, portalSessions.revoke]) {
        const error = await rejectionOf(Reflect.apply(method, portalSessions, [id]))
        expect(error).toBeInstanceOf(ValidationError)
        expect(error).toMatchObject({ code: 'invalid_argument' })
      }
      expect(requests).toEqual([])
    },
  )

  it.each(['', 'null', '[]', '{}', '{"id":7}', 'nonsense'])(
    'refuses the answer %j as malformed',
    async (body) => {
      const { portalSessions } = clientOf(new Response(body))
      await expect(portalSessions.get('ps_1')).rejects.toMatchObject({ code: 'malformed_response' })
    },
  )
})

describe('list', () => {
  it.each<[object | undefined, string]>([
    [undefined, ''],
    [{}, ''],
    [{ includeExpired: false }, ''],
    [{ includeExpired: undefined }, ''],
    [{ includeExpired: true }, '?includeExpired=true'],
    [{ customerId: 'a&b=c d' }, '?customerId=a%26b%3Dc+d'],
    [{ customerId: 'c-1', includeExpired: true }, '?customerId=c-1&includeExpired=true'],
  ])('with %j asks for %j', async (params, query) => {
    const { baseUrl, requests } = await recordRequests((response) => sendJson(response, 200, []))
    const client = new MarginFrontClient(secretKey, { baseUrl })
    await expect(client.portalSessions.list(params)).resolves.toEqual([])
    expect(requests[0]).toMatchObject({ method: 'GET', url: `/v1/portal-sessions${query}` })
  })

  it.each<[string, unknown]>([
    ['a bare list', [{ ...mintedSession, ...listedSession, plan: 'pro' }]],
    ['a list in data', { data: [{ ...mintedSession, ...listedSession, plan: 'pro' }], total: 1 }],
  ])('reads %s and never gives a link', async (_what, body) => {
    const { portalSessions } = clientOf(json(body))
    await expect(portalSessions.list()).resolves.toEqual([{ ...listedSession, plan: 'pro' }])
  })

  it('takes its filters from an instance of a class, or from another object', async () => {
    class Filter {
      customerId = 'c-1'
    }
    for (const filter of [new Filter(), Object.create({ customerId: 'c-1' })]) {
      const { portalSessions, requests } = clientOf(json([]))
      await portalSessions.list(filter)
      expect(requests).toMatchObject([{ url: expect.stringContaining('?customerId=c-1') }])
    }
  })

  it('reads the sessions of a large organization', async () => {
    const sessions = Array.from({ length: 20_000 }, (_, index) => ({
      ...listedSession,
      id: `ps_${index}`,
      returnUrl: 'https://app.example/billing',
    }))
    const { portalSessions } = clientOf(json(sessions))
    await expect(portalSessions.list()).resolves.toHaveLength(20_000)
  })

  it.each(['', 'null', '{}', '{"data":{}}', '"[]"', '[null]', '[{"isUsed":true}]'])(
    'refuses the answer %j as malformed',
    async (body) => {
      const { portalSessions } = clientOf(new Response(body))
      await expect(portalSessions.list()).rejects.toMatchObject({ code: 'malformed_response' })
    },
  )

  it.each<[string, unknown]>([
    ['null', null],
    ['an unknown filter, which would list every customer', { customerExternalId: 'acme-001' }],
    ['an empty customer', { customerId: '' }],
    ['a customer that is null', { customerId: null }],
    ['a customer that is blank', { customerId: ' ' }],
    ['a customer that is given and undefined', { customerId: undefined }],
    ['the same beside another filter', { customerId: undefined, includeExpired: true }],
    ['an includeExpired that is a string', { includeExpired: 'false' }],
    ['a promise of a filter', Promise.resolve({ customerId: 'c-1' })],
    ['a map', new Map([['customerId', 'c-1']])],
    ['a query', new URLSearchParams({ customerId: 'c-1' })],
    ['a form', new FormData()],
    ['headers', new Headers({ customerId: 'c-1' })],
    ['a list', []],
    ['a date', new Date()],
    ['a filter of another name that is inherited', Object.create({ customerID: 'c-1' })],
    ['one that is hidden', Object.defineProperty({}, 'customerID', { value: 'c-1' })],
    ['one in an object without a prototype', Object.assign(Object.create(null), { customer: 'c' })],
    ['one that is a symbol', { [Symbol('customerId')]: 'c-1' }],
  ])('refuses %s before any request', async (_what, params) => {
    const { portalSessions, requests } = clientOf()
    const error = await rejectionOf(Reflect.apply(portalSessions.list, portalSessions, [params]))
    expect(error).toBeInstanceOf(ValidationError)
    expect(error).toMatchObject({ code: 'invalid_argument' })
    expect(requests).toEqual([])
  })
})

describe('revoke', () => {
  it('deletes the session', async () => {
    const { baseUrl, requests } = await recordRequests((response) => response.writeHead(204).end())
    const client = new MarginFrontClient(secretKey, { baseUrl })
    await expect(client.portalSessions.revoke('ps_1')).resolves.toBeUndefined()
    expect(requests).toHaveLength(1)
    expect(requests[0]).toMatchObject({
      method: 'DELETE',
      url: '/v1/portal-sessions/ps_1',
      body: '',
    })
  })

  it.each<[string, Response]>([
    ['200 with JSON', json({ id: 'ps_1', deleted: true })],
    ['200 with HTML', new Response('<p>ok</p>')],
    ['202 with nothing', new Response(null, { status: 202 })],
    ['200 with a body that breaks', new Response(brokenBody())],
  ])('takes %s as done', async (_what, answer) => {
    const { portalSessions } = clientOf(answer)
    await expect(portalSessions.revoke('ps_1')).resolves.toBeUndefined()
  })

  it('does not wait for the body', async () => {
    const { portalSessions } = clientOf(new Response(new ReadableStream()))
    await expect(portalSessions.revoke('ps_1')).resolves.toBeUndefined()
  })
})

it('runs over a transport of its own, for a page that talks to an emulator inside it', async () => {
  const { fetch, requests } = scriptedFetch(json([listedSession]))
  const portalSessions = new PortalSessions(createTransport({ apiKey: 'anything', fetch }))
  await expect(portalSessions.list()).resolves.toEqual([listedSession])
  expect(requests[0]?.init.headers).toMatchObject({ 'x-api-key': 'anything' })
})

function brokenBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({ pull: (controller) => controller.error(new Error('reset')) })
}

it.each([null, 'x', 5, { signal: 'x' }, { signal: {} }])(
  'refuses %o in place of the options of a call, before any request',
  async (options) => {
    const { portalSessions, requests } = clientOf()
    const params = { customerExternalId: 'acme-001' }
    const calls: [keyof typeof portalSessions, unknown][] = [
      ['create', params],
      ['get', 'ps_1'],
      ['list', {}],
      ['revoke', 'ps_1'],
    ]
    for (const [method, argument] of calls) {
      const call = Reflect.apply(portalSessions[method], portalSessions, [argument, options])
      const error = await rejectionOf(call)
      expect(error).toBeInstanceOf(ValidationError)
      expect(error).toMatchObject({ code: 'invalid_argument' })
    }
    expect(requests).toEqual([])
  },
)
