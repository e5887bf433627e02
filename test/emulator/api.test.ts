import { describe, expect, it } from 'vitest'
import { createEmulator } from '../../src/emulator/index.ts'
import { acme, call, createVisitor, globex, mint, origin } from './support.ts'

const hour = 3_600_000
const idsIn = async (answer: Response): Promise<string[]> =>
  (await answer.json()).map(({ id }: { id: string }) => id)

describe('the key', () => {
  it.each([
    ['no key', {}],
    ['an empty key', { 'x-api-key': '' }],
    ['an unknown key', { 'x-api-key': 'mf_sk_test_other' }],
    ['a publishable key', { 'x-api-key': 'mf_pk_test_emulator' }],
    ['a bearer token', { authorization: 'Bearer mf_sk_test_emulator' }],
  ])('answers 401 to %s on every endpoint', async (_, headers) => {
    const emulator = createEmulator()
    const { id } = await mint(emulator)
    for (const [method, path] of [
      ['POST', ''],
      ['GET', ''],
      ['GET', `/${id}`],
      ['DELETE', `/${id}`],
    ] as const) {
      const address = `${origin}/v1/portal-sessions${path}`
      const answer = await emulator.fetch(address, { method, headers })
      expect(answer.status).toBe(401)
      expect(await answer.json()).toMatchObject({ statusCode: 401, error: 'Unauthorized' })
    }
    expect(emulator.sessions.live).toHaveLength(1)
  })

  it.each([
    ['mf_pk_test_emulator', /publishable/],
    ['mf_sk_test_other', /not valid/],
  ])('says what is wrong with %s', async (key, message) => {
    const answer = await call(createEmulator(), 'GET', '/portal-sessions', {
      headers: { 'x-api-key': key },
    })
    expect((await answer.json()).message).toMatch(message)
  })

  it('takes any of the keys it was set up with, and no other', async () => {
    const emulator = createEmulator({ secretKeys: ['mf_sk_one', 'mf_sk_two'] })
    const statusFor = async (key: string) =>
      (await call(emulator, 'GET', '/portal-sessions', { headers: { 'x-api-key': key } })).status
    expect(await statusFor('mf_sk_one')).toBe(200)
    expect(await statusFor('mf_sk_two')).toBe(200)
    expect(await statusFor('mf_sk_test_emulator')).toBe(401)
  })

  it('is never repeated in the answer', async () => {
    const answer = await call(createEmulator(), 'GET', '/portal-sessions', {
      headers: { 'x-api-key': 'mf_sk_planted' },
    })
    expect(await answer.text()).not.toContain('planted')
  })
})

describe('GET /v1/portal-sessions', () => {
  it('lists live sessions as a bare array, newest first, without token and url', async () => {
    const emulator = createEmulator()
    const first = await mint(emulator)
    const second = await mint(emulator, { customerExternalId: 'globex-001' })
    const answer = await call(emulator, 'GET', '/portal-sessions')
    const text = await answer.clone().text()
    expect(answer.status).toBe(200)
    expect(await idsIn(answer)).toEqual([second.id, first.id])
    expect(text).not.toContain('mgl_')
    expect(text).not.toContain('"url"')
  })

  it('can give the list as an object with data', async () => {
    const emulator = createEmulator({ listShape: 'data' })
    const { id } = await mint(emulator)
    const list = await (await call(emulator, 'GET', '/portal-sessions')).json()
    expect(list).toEqual({ data: [expect.objectContaining({ id })], hasMore: false })
  })

  it('hides used and expired sessions unless includeExpired is true', async () => {
    const emulator = createEmulator()
    const expired = await mint(emulator)
    emulator.clock.advance(hour)
    const used = await mint(emulator)
    await emulator.fetch(used.url)
    const live = await mint(emulator)

    for (const query of ['', '?includeExpired=false']) {
      expect(await idsIn(await call(emulator, 'GET', `/portal-sessions${query}`))).toEqual([
        live.id,
      ])
    }
    const everything = await call(emulator, 'GET', '/portal-sessions?includeExpired=true')
    expect(await idsIn(everything)).toEqual([live.id, used.id, expired.id])
  })

  it('never lists a revoked session', async () => {
    const emulator = createEmulator()
    const { id } = await mint(emulator)
    await call(emulator, 'DELETE', `/portal-sessions/${id}`)
    const answer = await call(emulator, 'GET', '/portal-sessions?includeExpired=true')
    expect(await answer.json()).toEqual([])
  })

  it('filters by the UUID of a customer', async () => {
    const emulator = createEmulator()
    await mint(emulator)
    const { id } = await mint(emulator, { customerExternalId: 'globex-001' })
    const answer = await call(emulator, 'GET', `/portal-sessions?customerId=${globex}`)
    expect(await idsIn(answer)).toEqual([id])
  })

  it.each(['customerId=acme-001', 'includeExpired=maybe'])('answers 400 to ?%s', async (query) => {
    const answer = await call(createEmulator(), 'GET', `/portal-sessions?${query}`)
    expect(answer.status).toBe(400)
    expect((await answer.json()).message).toHaveLength(1)
  })
})

describe('GET /v1/portal-sessions/:id', () => {
  it('tells whether the link was opened, also of used and expired sessions', async () => {
    const emulator = createEmulator()
    const { id, url } = await mint(emulator)
    const read = async () => (await call(emulator, 'GET', `/portal-sessions/${id}`)).json()
    expect(await read()).toMatchObject({ id, customerId: acme, isUsed: false })
    await emulator.fetch(url)
    expect(await read()).toMatchObject({ id, isUsed: true })
    emulator.clock.advance(hour)
    const late = await read()
    expect(late).toMatchObject({ id, isUsed: true })
    expect(late).not.toHaveProperty('url')
    expect(late).not.toHaveProperty('token')
  })

  it('answers 404 for an unknown id', async () => {
    const answer = await call(createEmulator(), 'GET', '/portal-sessions/ps_none')
    expect(answer.status).toBe(404)
  })

  it('finds an id that was percent-encoded, and none in broken encoding', async () => {
    const emulator = createEmulator()
    const { id } = await mint(emulator)
    const encoded = id.replace('_', '%5F')
    expect((await call(emulator, 'GET', `/portal-sessions/${encoded}`)).status).toBe(200)
    expect((await call(emulator, 'GET', '/portal-sessions/%E0%A4%A')).status).toBe(404)
  })
})

describe('DELETE /v1/portal-sessions/:id', () => {
  it('answers 204 with no body, and the session is gone for good', async () => {
    const emulator = createEmulator()
    const { id } = await mint(emulator)
    const answer = await call(emulator, 'DELETE', `/portal-sessions/${id}`)
    expect(answer.status).toBe(204)
    expect(await answer.text()).toBe('')
    expect((await call(emulator, 'GET', `/portal-sessions/${id}`)).status).toBe(404)
    expect((await call(emulator, 'DELETE', `/portal-sessions/${id}`)).status).toBe(404)
  })

  it('leaves the other sessions of the customer alone', async () => {
    const emulator = createEmulator()
    const { id } = await mint(emulator)
    const other = await mint(emulator)
    await call(emulator, 'DELETE', `/portal-sessions/${id}`)
    expect((await createVisitor(emulator)(other.url)).status).toBe(200)
  })
})

describe('everything else', () => {
  it.each([
    ['GET', '/v1/customers'],
    ['PUT', '/v1/portal-sessions'],
    ['POST', '/v1/portal-sessions/ps_1'],
    ['OPTIONS', '/v1/portal-sessions'],
    ['GET', '/v1/portal-sessions/ps_1/more'],
    ['GET', '/'],
  ])('answers 404 to %s %s as Nest does', async (method, path) => {
    const answer = await createEmulator().fetch(`${origin}${path}`, { method })
    expect(answer.status).toBe(404)
    expect(await answer.json()).toEqual({
      statusCode: 404,
      message: `Cannot ${method} ${path}`,
      error: 'Not Found',
    })
  })

  it('lets no browser of another origin read the API', async () => {
    const answer = await call(createEmulator(), 'GET', '/portal-sessions', {
      headers: { origin: 'https://app.test' },
    })
    expect(answer.headers.has('access-control-allow-origin')).toBe(false)
  })
})
