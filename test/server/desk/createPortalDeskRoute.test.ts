import { describe, expect, it, vi } from 'vitest'
import { errorUrl } from '../../../src/contract/errorUrl.ts'
import { createPortalDeskRoute } from '../../../src/server/index.ts'
import { actor, askDesk, askFor, setUpDesk } from '../support/desk.ts'
import { app, portal, problemOf } from '../support/portal.ts'

const link = /^https:\/\/portal\.marginfront\.com\/r\/mgl_/

describe('the list', () => {
  it('shows whose links exist and which were opened, and no link', async () => {
    const { desk, emulator, mint } = setUpDesk()
    const [opened, other] = [await mint(), await mint('globex-001')]
    await emulator.fetch(opened.url)

    const response = await desk(askDesk('GET', '?includeExpired=true'))
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json')
    expect(response.headers.get('cache-control')).toBe('no-store')
    const text = await response.text()
    expect(text).not.toMatch(/mgl_|portal\.marginfront/)
    const { sessions } = JSON.parse(text)
    expect(sessions).toHaveLength(2)
    expect(sessions).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ id: opened.id, isUsed: true }),
        expect.objectContaining({ id: other.id, isUsed: false }),
      ]),
    )
  })

  it('leaves out what was opened, unless asked for it', async () => {
    const { desk, emulator, mint } = setUpDesk()
    await emulator.fetch((await mint()).url)
    for (const [query, count] of Object.entries({
      '': 0,
      '/': 0,
      '?includeExpired=false': 0,
      '?includeExpired=true': 1,
      '/?includeExpired=true': 1,
    })) {
      const { sessions } = await problemOf(await desk(askDesk('GET', query)))
      expect(sessions, query).toHaveLength(count)
    }
  })

  it('is of one customer where it is asked for one', async () => {
    const { desk, emulator, mint, events } = setUpDesk()
    await mint()
    const session = await mint('globex-001')
    const customerId = emulator.customers[1]?.id ?? ''
    const { sessions } = await problemOf(await desk(askDesk('GET', `?customerId=${customerId}`)))
    expect(sessions).toMatchObject([{ id: session.id, customerId }])
    expect(events).toMatchObject([{ type: 'listed', customer: { customerId } }])
  })

  it.each([
    '?customerId=',
    '?customerId=%20',
    '?customerId=a&customerId=b',
    '?customerExternalId=acme-001',
    '?customerid=acme-001',
    '?customer_id=acme-001',
    '?customer=acme-001',
    '?CUSTOMER=acme-001',
    '?customerId=https://portal.marginfront.com/r/mgl_abc',
    '?includeExpired=yes',
    '?includeExpired=',
    '?includeExpired=true&includeExpired=false',
  ])('never falls back to everybody: %s', async (query) => {
    const { desk, mint } = setUpDesk()
    await mint()
    const response = await desk(askDesk('GET', query))
    expect(response.status).toBe(400)
    expect(await problemOf(response)).toMatchObject({ code: 'invalid_request' })
  })

  it('ignores what hosts and caches add to the query', async () => {
    const { desk } = setUpDesk()
    expect((await desk(askDesk('GET', '?_=1&slug=portal-sessions'))).status).toBe(200)
  })
})

describe('one session', () => {
  it('is shown without its link', async () => {
    const { desk, mint, events } = setUpDesk()
    const { id } = await mint()
    const response = await desk(askDesk('GET', `/${id}`))
    expect(response.status).toBe(200)
    expect(await problemOf(response)).toMatchObject({ id, isUsed: false })
    expect(events).toMatchObject([{ type: 'viewed', action: 'get', actor, sessionId: id }])
  })

  it('is not found where MarginFront knows none', async () => {
    const { desk } = setUpDesk()
    const response = await desk(askDesk('GET', '/ps_unknown'))
    expect(response.status).toBe(404)
    expect(await problemOf(response)).toMatchObject({ code: 'not_found', status: 404 })
  })
})

describe('a link', () => {
  it.each(['customerExternalId', 'customerId'] as const)('is made for one %s', async (name) => {
    const { desk, emulator, events } = setUpDesk()
    const id = name === 'customerId' ? emulator.customers[1]?.id : 'globex-001'
    const response = await desk(askDesk('POST', '', { body: { [name]: id } }))
    expect(response.status).toBe(201)
    const made = await problemOf(response)
    expect(Object.keys(made).sort()).toEqual(['expiresAt', 'id', 'url'])
    expect(made['url']).toMatch(link)
    expect(emulator.sessions.live).toMatchObject([
      { id: made['id'], customerId: emulator.customers[1]?.id },
    ])
    expect(events).toMatchObject([
      { type: 'minted', action: 'create', actor, sessionId: made['id'], customer: { [name]: id } },
    ])
    expect(JSON.stringify(events)).not.toMatch(/mgl_|portal\.marginfront/)
  })

  it('keeps a return URL of the app, and the sections that were chosen', async () => {
    const { desk, emulator } = setUpDesk()
    const features = ['invoices', 'usage']
    const body = { customerExternalId: 'acme-001', returnUrl: '/billing', features }
    expect((await desk(askDesk('POST', '/', { body }))).status).toBe(201)
    expect(emulator.sessions.live).toMatchObject([{ returnUrl: `${app}/billing`, features }])
  })

  it('keeps a return URL on any origin that the host names', async () => {
    const { desk, emulator } = setUpDesk({ allowedOrigins: [app, 'https://docs.example.com'] })
    const body = { customerExternalId: 'acme-001', returnUrl: 'https://docs.example.com/billing' }
    expect((await desk(askDesk('POST', '', { body }))).status).toBe(201)
    expect(emulator.sessions.live).toMatchObject([{ returnUrl: body.returnUrl }])
  })

  it('takes null for what is not given', async () => {
    const { desk } = setUpDesk()
    const body = {
      customerExternalId: 'acme-001',
      customerId: null,
      returnUrl: null,
      features: null,
      deliver: null,
    }
    expect((await desk(askDesk('POST', '', { body }))).status).toBe(201)
  })

  it.each([
    ['{}', 400, 'invalid_request'],
    ['{', 400, 'invalid_request'],
    ['[]', 400, 'invalid_request'],
    ['{"customerExternalId":""}', 400, 'invalid_request'],
    ['{"customerExternalId":7}', 400, 'invalid_request'],
    [`{"customerExternalId":"${portal}/r/mgl_abc"}`, 400, 'invalid_request'],
    ['{"customerExternalId":["acme-001"]}', 400, 'invalid_request'],
    ['{"customerExternalId":"acme-001","customerId":"x"}', 400, 'invalid_request'],
    ['{"customerExternalId":"acme-001","features":["all"]}', 400, 'invalid_request'],
    ['{"customerExternalId":"acme-001","features":"usage"}', 400, 'invalid_request'],
    ['{"customerExternalId":"acme-001","deliver":"true"}', 400, 'invalid_request'],
    ['{"customerExternalId":"acme-001","returnUrl":"//evil.example"}', 400, 'invalid_return_url'],
    [
      '{"customerExternalId":"acme-001","returnUrl":"https://evil.example/"}',
      400,
      'invalid_return_url',
    ],
    [`{"pad":"${'x'.repeat(8192)}"}`, 413, 'invalid_request'],
    ['{"customerExternalId":"nobody-999"}', 404, 'no_customer'],
    ['{"customerId":"not a uuid"}', 400, 'invalid_request'],
  ])('is not made for %s', async (body, status, code) => {
    const { desk, emulator, events } = setUpDesk()
    const response = await desk(askDesk('POST', '', { body }))
    expect([response.status, await problemOf(response)]).toMatchObject([status, { code }])
    expect(emulator.sessions.all).toEqual([])
    expect(JSON.stringify(events)).not.toContain('mgl_')
  })

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
    'is not made for a body of the type %s',
    async (type) => {
      const { desk, emulator } = setUpDesk()
      const headers = { 'content-type': type, accept: 'text/html' }
      const request = askDesk('POST', '', { headers, body: 'customerExternalId=acme-001' })
      const response = await desk(request)
      expect(response.status).toBe(415)
      expect(await problemOf(response)).toMatchObject({ code: 'unsupported_media_type' })
      expect(emulator.sessions.all).toEqual([])
    },
  )
})

describe('a revoked link', () => {
  it('is dead at once, and the session is gone', async () => {
    const { desk, emulator, mint, events } = setUpDesk()
    const { id, url } = await mint()
    const response = await desk(askDesk('DELETE', `/${id}`))
    expect([response.status, await response.text()]).toEqual([204, ''])
    expect(emulator.sessions.live).toEqual([])
    expect(await (await emulator.fetch(url)).text()).not.toContain('Invoices')
    expect(events).toMatchObject([{ type: 'revoked', action: 'revoke', actor, sessionId: id }])
    expect(events[0]).not.toHaveProperty('code')
  })

  it('is dead whatever the request has for a body, which is not read', async () => {
    const { desk, emulator, mint } = setUpDesk()
    const { id } = await mint()
    const headers = { 'content-type': 'text/plain' }
    expect((await desk(askDesk('DELETE', `/${id}`, { body: 'now', headers }))).status).toBe(204)
    expect(emulator.sessions.live).toEqual([])
  })

  it('is not found by whoever comes second', async () => {
    const { desk, mint, events } = setUpDesk()
    const { id } = await mint()
    await desk(askDesk('DELETE', `/${id}`))
    const response = await desk(askDesk('DELETE', `/${id}`))
    expect(response.status).toBe(404)
    expect(await problemOf(response)).toMatchObject({
      type: errorUrl('not_found'),
      code: 'not_found',
      status: 404,
    })
    expect(events[1]).toMatchObject({ type: 'refused', code: 'not_found', actor, sessionId: id })
  })
})

describe('another method', () => {
  it.each([
    ['HEAD', '', 'GET, POST'],
    ['OPTIONS', '', 'GET, POST'],
    ['PUT', '', 'GET, POST'],
    ['DELETE', '', 'GET, POST'],
    ['HEAD', '/ps_1', 'GET, DELETE'],
    ['OPTIONS', '/ps_1', 'GET, DELETE'],
    ['POST', '/ps_1', 'GET, DELETE'],
    ['PATCH', '/ps_1', 'GET, DELETE'],
  ])('%s of %s is answered with those that are allowed', async (method, path, allow) => {
    const { desk, audited } = setUpDesk()
    const response = await desk(askDesk(method, path))
    expect([response.status, response.headers.get('allow')]).toEqual([405, allow])
    const text = await response.text()
    if (method === 'HEAD') expect(text).toBe('')
    else expect(JSON.parse(text)).toMatchObject({ code: 'method_not_allowed' })
    expect(audited).toEqual([])
  })

  it('is told as one where allowedOrigins fails, which a method that is known tells', async () => {
    const allowedOrigins = () => Promise.reject(new Error('no database'))
    const { desk, events } = setUpDesk({ allowedOrigins })
    const ask = async (method: string) =>
      (await desk(askDesk(method, '', { headers: { origin: 'https://app.example.com' } }))).status
    expect([await ask('PUT'), await ask('GET'), await ask('OPTIONS')]).toEqual([405, 500, 500])
    expect(events).toMatchObject([
      { code: 'method_not_allowed' },
      { code: 'misconfigured' },
      { code: 'misconfigured' },
    ])
  })
})

it.each(['list', 'get', 'revoke'] as const)(
  'tells its own client how long %s may take, and no other one',
  async (action) => {
    const { client } = setUpDesk()
    const own = vi.spyOn(client.portalSessions, action)
    const foreign = vi.fn<(...args: unknown[]) => Promise<never>>(async () => [] as never)
    const { desk: other } = setUpDesk({
      timeout: 1234,
      client: { portalSessions: { create: foreign, get: foreign, list: foreign, revoke: foreign } },
    })
    await setUpDesk({ client, timeout: 1234 }).desk(askFor[action]())
    await other(askFor[action]())
    expect(own.mock.calls[0]?.[1]).toEqual({ timeout: 1234 })
    expect(foreign.mock.calls).toEqual([[own.mock.calls[0]?.[0]]])
  },
)

describe('the options', () => {
  it.each([
    [{ authorize: undefined }, /^createPortalDeskRoute: authorize must be a function/],
    [{ audit: 'log' }, /^createPortalDeskRoute: audit must be a function/],
    [{ deliverLink: {} }, /deliverLink must be a function/],
    [{ describeSessions: [] }, /describeSessions must be a function/],
    [{ onEvent: null }, /onEvent must be a function/],
    [{ path: 'api/portal-sessions' }, /path is not a path of the app/],
    [{ path: '//evil.example' }, /path is not/],
    [{ path: '/a?b' }, /path is not/],
    [{ path: '/a b' }, /path is not/],
    [{ path: `${app}/api` }, /path is not/],
    [{ timeout: 0 }, /timeout must be a number/],
    [{ allowedOrigins: [] }, /allowedOrigins must be a list/],
    [{ portalOrigins: [`${portal}/`] }, /portalOrigins\[0\] is not an exact origin/],
    [
      { client: { portalSessions: { create() {}, revoke() {} } } },
      /client needs portalSessions\.create, .*portalSessions\.get/,
    ],
  ])('%o are refused at once', (options, message) => {
    const create = () =>
      createPortalDeskRoute({ authorize: () => 'forbidden', ...options } as never)
    expect(create).toThrow(TypeError)
    expect(create).toThrow(message)
  })

  it('may all be left out by undefined but authorize', async () => {
    const desk = createPortalDeskRoute({
      authorize: () => 'forbidden',
      path: undefined,
      audit: undefined,
      deliverLink: undefined,
      describeSessions: undefined,
      client: undefined,
      baseUrl: undefined,
      timeout: undefined,
      allowedOrigins: undefined,
      portalOrigins: undefined,
      onEvent: () => {},
    })
    expect((await desk(askDesk('GET'))).status).toBe(403)
  })
})
