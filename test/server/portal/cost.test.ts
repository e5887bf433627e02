import { afterEach, expect, it, vi } from 'vitest'
import { createPortalRoute, type PortalRouteOptions } from '../../../src/server/index.ts'
import { createMemoryRateLimit } from '../../../src/server/portal/createMemoryRateLimit.ts'
import { ask, portal } from '../support/portal.ts'

afterEach(() => {
  vi.restoreAllMocks()
})

const link = { id: 'ps_1', url: `${portal}/r/mgl_1` }
const client = { portalSessions: { create: async () => link, revoke: async () => {} } }
const plain: PortalRouteOptions = {
  client,
  resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
  returnUrl: () => '/billing',
  rateLimit: () => ({ ok: true }),
  features: () => ['invoices'],
  onEvent: () => {},
}

it.each<[string, Partial<PortalRouteOptions>, number]>([
  ['the body and for the mint alone, where the host answers at once', {}, 2],
  [
    'each promise of the host',
    {
      resolveCustomer: async () => ({ customerExternalId: 'acme-001' }),
      rateLimit: async () => ({ ok: true }),
    },
    4,
  ],
])('a timer is armed for %s', async (_what, options, times) => {
  const route = createPortalRoute({ ...plain, ...options })
  const request = ask({})
  const timer = vi.spyOn(globalThis, 'setTimeout')
  expect((await route(request)).status).toBe(200)
  expect(timer).toHaveBeenCalledTimes(times)
})

it('no web Request is made of one', async () => {
  const route = createPortalRoute(plain)
  const request = ask({})
  const make = vi.spyOn(globalThis, 'Request')
  expect((await route(request)).status).toBe(200)
  expect(make).not.toHaveBeenCalled()
})

it('a secret key is hashed once for all the requests that have it', async () => {
  const { client: _, ...options } = plain
  const seen = new Set<string>()
  const route = createPortalRoute({
    ...options,
    secretKey: ({ context }) => String(context),
    rateLimit({ key }) {
      seen.add(key)
      return { ok: true }
    },
    fetch: async () => Response.json(link),
  })
  const digest = vi.spyOn(crypto.subtle, 'digest')
  for (const key of ['mf_sk_north', 'mf_sk_south', 'mf_sk_north', 'mf_sk_south']) {
    expect((await route(ask({}), key)).status).toBe(200)
  }
  expect(digest).toHaveBeenCalledTimes(2)
  expect(seen.size).toBe(2)
})

it('one id is made for it, and none for the call that nobody is told of', async () => {
  const { client: _, ...options } = plain
  const fetch = async () => Response.json(link)
  const route = createPortalRoute({ ...options, secretKey: 'mf_sk_north', fetch })
  const make = vi.spyOn(crypto, 'randomUUID')
  expect((await route(ask({}))).status).toBe(200)
  expect(make).toHaveBeenCalledOnce()
})

it('the default limit holds ten thousand customers and never more', () => {
  const limit = createMemoryRateLimit({ limit: 1 })
  for (let count = 0; count < 10_000; count += 1) limit({ key: `${count}` })
  expect(limit({ key: '0' })).toMatchObject({ ok: false })
  // One more, and a tenth of them is forgotten: those that were quiet for longest.
  limit({ key: 'new' })
  expect(['1', '999', '2000', '0'].map((key) => limit({ key }).ok)).toEqual([
    true,
    true,
    false,
    false,
  ])
})
