import { afterEach, describe, expect, it, vi } from 'vitest'
import { createPortalRoute } from '../../../src/server/index.ts'
import { app, ask, askByForm, portal, post, problemOf, setUp } from '../support/portal.ts'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllEnvs()
})

const aLink = expect.stringMatching(/^https:\/\/portal\.marginfront\.com\/r\/mgl_/)

describe('a script that asks', () => {
  it('gets one live link and when it expires', async () => {
    const { route, emulator } = setUp()
    const response = await route(ask())
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('application/json')
    const answer = await response.json()
    expect(answer).toEqual({ url: aLink, expiresAt: expect.any(String) })
    expect(Date.parse(answer.expiresAt)).toBe(emulator.sessions.live[0]?.expiresAt)
    expect(emulator.sessions.count).toBe(1)
  })

  it('gets no expiry where MarginFront gave none, or none that is a date', async () => {
    for (const expiresAt of [undefined, 'soon', 42]) {
      const create = async () => ({ url: `${portal}/r/mgl_1`, expiresAt })
      const { route } = setUp({ client: { portalSessions: { create, revoke: async () => {} } } })
      expect(await (await route(ask())).json()).toEqual({ url: `${portal}/r/mgl_1` })
    }
  })

  it('may send no body and no content type', async () => {
    const { route } = setUp()
    expect((await route(post({ headers: { origin: app } }))).status).toBe(200)
  })
})

describe('a form that asks', () => {
  it('is sent on to the link with a 303 and no body', async () => {
    const { route, emulator } = setUp()
    const response = await route(askByForm())
    expect(response.status).toBe(303)
    expect(response.headers.get('location')).toEqual(aLink)
    expect(await response.text()).toBe('')
    expect(emulator.sessions.live).toHaveLength(1)
  })
})

describe('whose link it is', () => {
  it('is what resolveCustomer says, by either id', async () => {
    const [, globex] = setUp().emulator.customers
    const customerId = globex?.id ?? ''
    for (const customer of [{ customerId }, { customerExternalId: 'globex-001' }]) {
      const { route, emulator } = setUp({ resolveCustomer: () => customer })
      await route(ask())
      expect(emulator.sessions.live).toMatchObject([{ customerId }])
    }
  })

  it.each([
    ['customerExternalId', ask({ customerExternalId: 'globex-001' })],
    ['customerId', ask({ customerId: '22222222-2222-4222-8222-222222222222' })],
    ['customerExternalId in a form', askByForm({ customerExternalId: 'globex-001' })],
  ])('is never what the body says, and that is warned of once: %s', async (_name, request) => {
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    const { route, emulator } = setUp()
    const [acme] = emulator.customers
    await route(request.clone())
    await route(request)
    expect(emulator.sessions.all.map(({ customerId }) => customerId)).toEqual([acme?.id, acme?.id])
    expect(warn).toHaveBeenCalledExactlyOnceWith(expect.stringContaining('resolveCustomer'))
  })

  it('is no failure where the console throws', async () => {
    const warn = vi.spyOn(console, 'warn').mockImplementation(() => {
      throw new Error('No console may be used.')
    })
    expect((await setUp().route(ask({ customerId: 'someone-else' }))).status).toBe(200)
    expect(warn).toHaveBeenCalledOnce()
  })

  it('may come from a row that has both columns, one of them null', async () => {
    const { emulator, route } = setUp({
      resolveCustomer: () => JSON.parse('{"customerId":null,"customerExternalId":"acme-001"}'),
    })
    expect((await route(ask())).status).toBe(200)
    const [acme] = emulator.customers
    expect(emulator.sessions.live).toMatchObject([{ customerId: acme?.id }])
    const none = setUp({ resolveCustomer: () => JSON.parse('{"customerExternalId":null}') })
    expect((await none.route(ask())).status).toBe(500)
    expect(none.emulator.sessions.count).toBe(0)
  })

  it('is not warned of in production', async () => {
    vi.stubEnv('NODE_ENV', 'production')
    const warn = vi.spyOn(console, 'warn').mockReturnValue()
    await setUp().route(ask({ customerId: 'someone-else' }))
    expect(warn).not.toHaveBeenCalled()
  })

  it('can be found in the request and in the context', async () => {
    const { client } = setUp()
    const resolveCustomer = vi.fn(() => ({ customerExternalId: 'acme-001' }))
    const route = createPortalRoute<{ user: string }>({ resolveCustomer, client })
    const request = ask()
    await route(request, { user: 'ada' })
    expect(resolveCustomer).toHaveBeenCalledExactlyOnceWith({ request, context: { user: 'ada' } })
  })

  it.each([
    ['unauthenticated', 401, 'unauthenticated'],
    [null, 401, 'unauthenticated'],
    [undefined, 401, 'unauthenticated'],
    ['forbidden', 403, 'forbidden'],
    ['no_customer', 404, 'no_customer'],
  ] as const)('may be nobody: %s answers %i', async (answer, status, code) => {
    const { route, emulator } = setUp({ resolveCustomer: async () => answer })
    const response = await route(ask())
    expect(response.status).toBe(status)
    expect(await problemOf(response)).toMatchObject({ code, status })
    expect(emulator.sessions.count).toBe(0)
  })

  it.each([
    ['both ids', { customerId: 'a', customerExternalId: 'b' }],
    ['an empty id', { customerExternalId: '' }],
    ['a blank id', { customerId: '  ' }],
    ['an id that is a number', { customerExternalId: 42 }],
    ['no id', {}],
    ['a missing id', { customerExternalId: undefined }],
    ['a bare string', 'acme-001'],
    ['yes', true],
  ])('is never guessed: %s is misconfigured', async (_name, answer) => {
    const resolveCustomer = async () => answer as { customerId: string }
    const { route, emulator, events } = setUp({ resolveCustomer })
    const response = await route(ask())
    expect(response.status).toBe(500)
    expect(await problemOf(response)).toMatchObject({ code: 'misconfigured' })
    expect(events).toMatchObject([{ type: 'failed', reason: expect.stringMatching(/exactly one/) }])
    expect(emulator.sessions.count).toBe(0)
  })

  it('takes whatever resolveCustomer throws as misconfigured, and hands it to the operator', async () => {
    const error = new Error('the session store is down')
    const resolveCustomer = () => {
      throw error
    }
    const { route, emulator, events } = setUp({ resolveCustomer })
    expect((await route(ask())).status).toBe(500)
    expect(events).toMatchObject([{ type: 'failed', code: 'misconfigured', cause: error }])
    expect(emulator.sessions.count).toBe(0)
  })

  it('says what to do when resolveCustomer throws a Response', async () => {
    const resolveCustomer = () => {
      throw Response.redirect(`${app}/login`)
    }
    const { route, events } = setUp({ resolveCustomer })
    expect(await problemOf(await route(ask()))).toMatchObject({ code: 'misconfigured' })
    expect(events).toMatchObject([
      { reason: expect.stringContaining('Return one of its documented answers') },
    ])
  })
})

describe('what the link shows', () => {
  it.each([
    ['the option', () => JSON.parse('null')],
    ['its function', () => () => JSON.parse('null')],
    ['its promise', () => async () => JSON.parse('null')],
  ])('is everything where %s gives null for features', async (_where, features) => {
    const { emulator, route } = setUp({ features: features() })
    expect((await route(ask())).status).toBe(200)
    expect(emulator.sessions.live).toMatchObject([
      { features: ['invoices', 'subscriptions', 'usage', 'profile'] },
    ])
  })

  it('is left to MarginFront without features', async () => {
    const create = vi.fn(async () => ({ url: `${portal}/r/mgl_1` }))
    const { route } = setUp({ client: { portalSessions: { create, revoke: async () => {} } } })
    await route(ask({ features: ['usage'] }))
    expect(create).toHaveBeenCalledExactlyOnceWith({ customerExternalId: 'acme-001' })
  })

  it('is no unknown section, whoever the client is', async () => {
    const create = vi.fn(async () => ({ url: `${portal}/r/mgl_1` }))
    const { route, events } = setUp({
      client: { portalSessions: { create, revoke: async () => {} } },
      features: () => ['invoice'] as unknown as ['invoices'],
    })
    const response = await route(ask())
    expect([response.status, await problemOf(response)]).toMatchObject([
      500,
      { code: 'misconfigured' },
    ])
    expect(events).toMatchObject([{ type: 'failed', reason: expect.stringContaining('features') }])
    expect(create).not.toHaveBeenCalled()
  })

  it('is what features say, as a list or for each customer', async () => {
    const list = setUp({ features: ['invoices'] })
    await list.route(ask())
    expect(list.emulator.sessions.live).toMatchObject([{ features: ['invoices'] }])

    const features = vi.fn(async () => ['usage', 'profile'] as const)
    const asked = setUp({ features })
    const request = ask()
    await asked.route(request)
    const customer = { customerExternalId: 'acme-001' }
    expect(features).toHaveBeenCalledWith({ request, context: undefined, customer })
    expect(asked.emulator.sessions.live).toMatchObject([{ features: ['usage', 'profile'] }])
  })
})

describe('what the operator hears', () => {
  it('is who got which session, and nothing of the link', async () => {
    const { route, events, emulator } = setUp()
    await route(ask())
    expect(events).toEqual([
      {
        type: 'minted',
        requestId: expect.stringMatching(/^[\da-f-]{36}$/),
        duration: expect.any(Number),
        customer: { customerExternalId: 'acme-001' },
        sessionId: emulator.sessions.live[0]?.id,
      },
    ])
  })

  it('is what the browser heard, by the same request id', async () => {
    const { route, events } = setUp({ resolveCustomer: () => 'forbidden' })
    const { requestId } = await problemOf(await route(ask()))
    expect(events).toMatchObject([{ type: 'refused', code: 'forbidden', requestId }])
  })
})
