import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/emulator/index.ts'
import { acme, call, mint, origin } from './support.ts'

describe('POST /v1/portal-sessions', () => {
  it('answers 201 with a link on the origin that was asked', async () => {
    const answer = await call(createEmulator(), 'POST', '/portal-sessions', {
      body: { customerExternalId: 'acme-001', returnUrl: 'https://app.test/billing' },
    })
    expect(answer.status).toBe(201)
    const session = await answer.json()
    expect(session).toMatchObject({
      id: expect.stringMatching(/^ps_/),
      customerId: acme,
      returnUrl: 'https://app.test/billing',
      features: ['invoices', 'subscriptions', 'usage', 'profile'],
      isUsed: false,
    })
    expect(session.url).toBe(`${origin}/r/${session.token}`)
    expect(session.token).toMatch(/^mgl_[\w-]{22,}$/)
  })

  it('puts the link on the origin it was set up with', async () => {
    const emulator = createEmulator({ origin: 'https://portal.marginfront.com/' })
    const { url, token } = await mint(emulator)
    expect(url).toBe(`https://portal.marginfront.com/r/${token}`)
  })

  it('lets the link live for one hour, and says so in ISO 8601', async () => {
    const now = Date.UTC(2026, 0, 31, 12)
    const session = await mint(createEmulator({ now: () => now }))
    expect(session).toMatchObject({
      createdAt: '2026-01-31T12:00:00.000Z',
      expiresAt: '2026-01-31T13:00:00.000Z',
    })
  })

  it('takes the lifetime that it was set up with', async () => {
    const now = Date.UTC(2026, 0, 31, 12)
    const session = await mint(createEmulator({ now: () => now, lifetime: 60_000 }))
    expect(session['expiresAt']).toBe('2026-01-31T12:01:00.000Z')
  })

  it('finds the customer by its UUID, in either case', async () => {
    const emulator = createEmulator()
    expect(await mint(emulator, { customerId: acme })).toMatchObject({ customerId: acme })
    expect(await mint(emulator, { customerId: acme.toUpperCase() })).toMatchObject({
      customerId: acme,
    })
  })

  it('gives each call a link of its own', async () => {
    const emulator = createEmulator()
    const first = await mint(emulator)
    const second = await mint(emulator)
    expect(first.token).not.toBe(second.token)
    expect(first.id).not.toBe(second.id)
    expect(emulator.sessions.count).toBe(2)
  })

  it.each([
    [{ customerExternalId: 'nobody' }],
    [{ customerId: '00000000-0000-4000-8000-000000000000' }],
  ])('answers 404 for the unknown customer %o', async (body) => {
    const emulator = createEmulator()
    const answer = await call(emulator, 'POST', '/portal-sessions', { body })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({
      statusCode: 404,
      message: 'Customer not found',
      error: 'Not Found',
    })
    expect(emulator.sessions.count).toBe(0)
  })

  it.each([
    ['no id', {}, /customerExternalId or customerId/],
    ['a body that is a list', [], /must be an object/],
    ['both ids', { customerExternalId: 'acme-001', customerId: acme }, /not be sent together/],
    ['an empty external id', { customerExternalId: '' }, /customerExternalId should not be empty/],
    ['an external id of another type', { customerExternalId: 7 }, /must be a string/],
    ['an id that is no UUID', { customerId: 'acme-001' }, /customerId must be a UUID/],
    ['an id of another type', { customerId: {} }, /customerId must be a string/],
    [
      'a return URL of another type',
      { customerExternalId: 'acme-001', returnUrl: 1 },
      /returnUrl must be a string/,
    ],
    [
      'features that are no list',
      { customerExternalId: 'acme-001', features: 'usage' },
      /features must be an array/,
    ],
    [
      'an unknown feature',
      { customerExternalId: 'acme-001', features: ['usage', 'refunds'] },
      /each value in features/,
    ],
  ])('answers 400 with a list of messages for %s', async (_, body, message) => {
    const emulator = createEmulator()
    const answer = await call(emulator, 'POST', '/portal-sessions', { body })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toEqual({
      statusCode: 400,
      message: expect.arrayContaining([expect.stringMatching(message)]),
      error: 'Bad Request',
    })
    expect(emulator.sessions.count).toBe(0)
  })

  it('names every problem at once', async () => {
    const body = { customerId: 'no', returnUrl: 1, features: ['x'] }
    const answer = await call(createEmulator(), 'POST', '/portal-sessions', { body })
    expect((await answer.json()).message).toHaveLength(3)
  })

  it('takes null for a field that is left out', async () => {
    const wish = { customerExternalId: 'acme-001', customerId: null, returnUrl: null }
    expect(await mint(createEmulator(), wish)).toMatchObject({ returnUrl: null })
  })

  it('answers 400 for a body that is not JSON', async () => {
    const emulator = createEmulator()
    const answer = await emulator.fetch(`${origin}/v1/portal-sessions`, {
      method: 'POST',
      headers: { 'x-api-key': 'mf_sk_test_emulator', 'content-type': 'application/json' },
      body: '{"customerExternalId":',
    })
    expect(answer.status).toBe(400)
    expect((await answer.json()).message).toMatch(/not valid JSON/)
  })

  it('does not read JSON that does not call itself so', async () => {
    const answer = await call(createEmulator(), 'POST', '/portal-sessions', {
      body: { customerExternalId: 'acme-001' },
      headers: { 'content-type': 'text/plain' },
    })
    expect(answer.status).toBe(400)
  })

  it('answers 413 for a body above 100 KiB', async () => {
    const body = { customerExternalId: 'acme-001', returnUrl: 'x'.repeat(100 * 1024) }
    const answer = await call(createEmulator(), 'POST', '/portal-sessions', { body })
    expect(answer.status).toBe(413)
  })
})
