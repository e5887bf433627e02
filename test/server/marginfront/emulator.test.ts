import { describe, expect, it } from 'vitest'
import { createEmulator, type Fault } from '../../../src/emulator/index.ts'
import {
  MarginFrontClient,
  type MarginFrontClientOptions,
} from '../../../src/server/marginfront/index.ts'
import { rejectionOf } from './scriptedFetch.ts'

function start(options: MarginFrontClientOptions = {}, listShape: 'array' | 'data' = 'array') {
  const emulator = createEmulator({ listShape })
  const client = new MarginFrontClient(emulator.secretKeys[0], {
    fetch: emulator.fetch,
    retryDelay: 0,
    ...options,
  })
  return { emulator, portalSessions: client.portalSessions }
}

const acme = { customerExternalId: 'acme-001' }

it.each(['array', 'data'] as const)(
  'lives through a link’s life, with lists as %s',
  async (shape) => {
    const { emulator, portalSessions } = start({}, shape)
    const {
      id = '',
      url,
      expiresAt,
    } = await portalSessions.create({
      ...acme,
      returnUrl: 'https://app.example/billing',
      features: ['invoices'],
    })
    const unused = { id, isUsed: false, expiresAt }
    await expect(portalSessions.get(id)).resolves.toMatchObject(unused)
    await expect(portalSessions.list()).resolves.toMatchObject([unused])

    await emulator.fetch(url)
    await expect(portalSessions.get(id)).resolves.toMatchObject({ id, isUsed: true })
    await expect(portalSessions.list()).resolves.toEqual([])
    const all = await portalSessions.list({ includeExpired: true })
    expect(all).toMatchObject([{ id, isUsed: true }])
    expect(all[0]).not.toHaveProperty('url')
    expect(all[0]).not.toHaveProperty('token')

    await expect(portalSessions.revoke(id)).resolves.toBeUndefined()
    await expect(portalSessions.get(id)).rejects.toMatchObject({ code: 'not_found' })
    await expect(portalSessions.revoke(id)).rejects.toMatchObject({ code: 'not_found' })
  },
)

it('lists one customer’s sessions by MarginFront’s own id', async () => {
  const { emulator, portalSessions } = start()
  const ids = emulator.customers.slice(0, 2).map(({ id }) => id)
  const minted = await Promise.all(ids.map((customerId) => portalSessions.create({ customerId })))
  const [first = ''] = ids
  const listed = await portalSessions.list({ customerId: first })
  expect(listed.map(({ id }) => id)).toEqual([minted[0]?.id])
})

it('hears of an unknown customer and of an unknown key', async () => {
  const { emulator, portalSessions } = start()
  await expect(portalSessions.create({ customerExternalId: 'nobody' })).rejects.toMatchObject({
    code: 'not_found',
    status: 404,
  })
  const stranger = new MarginFrontClient('mf_sk_stranger', { fetch: emulator.fetch })
  await expect(stranger.portalSessions.list()).rejects.toMatchObject({ code: 'key_refused' })
})

describe('a fault', () => {
  it.each<[Fault, object]>([
    [{ kind: 'status', status: 400 }, { code: 'request_rejected' }],
    [{ kind: 'status', status: 403 }, { code: 'permission_denied' }],
    [
      { kind: 'status', status: 429, retryAfter: 60 },
      { code: 'rate_limited', retryAfter: 60 },
    ],
    [
      { kind: 'status', status: 503 },
      { code: 'server_error', status: 503 },
    ],
    [{ kind: 'hang' }, { code: 'timed_out' }],
    [{ kind: 'hang', at: 'body' }, { code: 'timed_out' }],
    [{ kind: 'malformed' }, { code: 'malformed_response' }],
    [{ kind: 'html' }, { code: 'malformed_response' }],
    [{ kind: 'empty' }, { code: 'malformed_response' }],
    [{ kind: 'truncated' }, { code: 'connection_failed' }],
    [{ kind: 'reset' }, { code: 'connection_failed' }],
    [{ kind: 'redirect', location: 'https://elsewhere.example/' }, { code: 'unexpected_redirect' }],
    [{ kind: 'huge' }, { code: 'response_too_large' }],
  ])('%j is the error %j', async (fault, expected) => {
    const { emulator, portalSessions } = start(fault.kind === 'hang' ? { timeout: 50 } : {})
    emulator.faults.always(fault)
    expect(await rejectionOf(portalSessions.create(acme))).toMatchObject(expected)
  })

  it('that passes is overcome', async () => {
    const { emulator, portalSessions } = start()
    emulator.faults.once({ kind: 'reset' })
    emulator.faults.once({ kind: 'status', status: 503 })
    emulator.faults.once({ kind: 'truncated' })
    const { url } = await portalSessions.create(acme)
    expect((await emulator.fetch(url)).status).toBe(303)
  })
})
