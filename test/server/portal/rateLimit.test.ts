import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryRateLimit } from '../../../src/server/portal/createMemoryRateLimit.ts'
import { createPortalAction, type HostArgs } from '../../../src/server/index.ts'
import { ask, portal, problemOf, setUp } from '../support/portal.ts'

beforeEach(() => vi.useFakeTimers({ toFake: ['Date'] }))
afterEach(() => vi.useRealTimers())

const times = async (count: number, act: () => Promise<Response>) => {
  const statuses: number[] = []
  for (let turn = 0; turn < count; turn += 1) statuses.push((await act()).status)
  return statuses
}

describe('the limit of a route without its own', () => {
  it('lets a customer have ten links a minute, then says how long to wait', async () => {
    const { route, emulator } = setUp()
    expect(await times(10, () => route(ask()))).toEqual(Array(10).fill(200))
    vi.advanceTimersByTime(15_500)
    const response = await route(ask())
    expect(response.status).toBe(429)
    expect(response.headers.get('retry-after')).toBe('45')
    expect(await problemOf(response)).toMatchObject({ code: 'rate_limited', retryAfter: 45 })
    expect(emulator.sessions.count).toBe(10)
  })

  it('lets the customer have the next one as soon as it said', async () => {
    const { route } = setUp()
    await route(ask())
    vi.advanceTimersByTime(30_000)
    await times(9, () => route(ask()))
    vi.advanceTimersByTime(29_999)
    expect((await route(ask())).status).toBe(429)
    vi.advanceTimersByTime(1)
    expect(await times(2, () => route(ask()))).toEqual([200, 429])
  })

  it('stops nobody for as long as the clock has been set back', async () => {
    const { route } = setUp()
    expect(await times(11, () => route(ask()))).toContain(429)
    vi.setSystemTime(Date.now() - 3_600_000)
    expect((await route(ask())).status).toBe(200)
  })

  it('counts each customer apart, and the two kinds of id too', async () => {
    let customer: { customerId: string } | { customerExternalId: string }
    const create = async () => ({ url: 'https://portal.marginfront.com/r/mgl_1' })
    const { route } = setUp({
      resolveCustomer: () => customer,
      client: { portalSessions: { create, revoke: async () => {} } },
    })
    for (customer of [{ customerId: 'a' }, { customerId: 'b' }, { customerExternalId: 'a' }]) {
      expect(await times(11, () => route(ask()))).toEqual([...Array(10).fill(200), 429])
    }
  })

  it('counts no request that was refused before', async () => {
    const { route } = setUp()
    await times(20, () => route(ask({ returnUrl: '//evil.example' })))
    expect((await route(ask())).status).toBe(200)
  })

  it('keeps a bounded number of customers and forgets the quietest', async () => {
    const limit = createMemoryRateLimit({ limit: 1, maxKeys: 2 })
    const verdicts = ['a', 'b', 'a', 'c', 'a', 'b'].map((key) => limit({ key }).ok)
    expect(verdicts).toEqual([true, true, false, true, false, true])
  })
})

describe('the limit of tenants with a key each and customers of the same id', () => {
  const keys = ['mf_sk_north', 'mf_sk_south']
  const create = async () => Response.json({ id: 'ps_1', url: `${portal}/r/mgl_1` })
  const options = {
    client: undefined,
    fetch: create,
    secretKey: ({ context }: HostArgs) => String(context),
  }

  it('counts each tenant apart, in the route and in the action', async () => {
    const { route } = setUp(options)
    for (const key of keys) {
      expect(await times(11, () => route(ask(), key))).toEqual([...Array(10).fill(200), 429])
    }
    const openBilling = createPortalAction({
      fetch: create,
      secretKey: ({ context }) => String(context),
      resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
      onEvent: () => {},
    })
    for (const context of keys) {
      for (let turn = 0; turn < 10; turn += 1) await openBilling({ context })
      expect(await openBilling({ context })).toMatchObject({ code: 'rate_limited' })
    }
  })

  it('names the tenant to the limit of the host by a hash, and not by the key', async () => {
    const seen: string[] = []
    const rateLimit = ({ key }: { key: string }) => {
      seen.push(key)
      return { ok: true } as const
    }
    const { route } = setUp({ ...options, rateLimit })
    for (const key of [...keys, ...keys]) await route(ask(), key)
    expect(seen[0]).toMatch(/^customerExternalId:acme-001:[\da-f]{12}$/)
    expect(seen.slice(2)).toEqual(seen.slice(0, 2))
    expect(new Set(seen).size).toBe(2)
    expect(seen.join()).not.toMatch(/mf_sk_|north|south/)
  })

  it('asks for no key where it is turned off and nothing else needs one', async () => {
    const secretKey = vi.fn(() => 'mf_sk_north')
    const features = () => JSON.parse('')
    const { route } = setUp({ client: undefined, secretKey, features, rateLimit: false })
    expect((await route(ask())).status).toBe(500)
    expect(secretKey).not.toHaveBeenCalled()
  })
})

describe("the host's own limit", () => {
  it('is asked with the key, the request, its context and the customer', async () => {
    const rateLimit = vi.fn(async () => ({ ok: true }) as const)
    const { route } = setUp({ rateLimit })
    const request = ask()
    await route(request, 'context')
    expect(rateLimit).toHaveBeenCalledExactlyOnceWith({
      key: 'customerExternalId:acme-001',
      request,
      context: 'context',
      customer: { customerExternalId: 'acme-001' },
    })
  })

  it('takes the place of the other', async () => {
    const { route } = setUp({ rateLimit: () => ({ ok: true }) })
    expect(await times(12, () => route(ask()))).toEqual(Array(12).fill(200))
  })

  it('can be turned off', async () => {
    const { route } = setUp({ rateLimit: false })
    expect(await times(12, () => route(ask()))).toEqual(Array(12).fill(200))
  })
})

it('never asks for a longer wait than a header can say', async () => {
  const { route } = setUp({ rateLimit: () => ({ ok: false, retryAfter: 1e21 }) })
  const response = await route(ask())
  expect(response.headers.get('retry-after')).toBe('2147483647')
  expect(await problemOf(response)).toMatchObject({ retryAfter: 2_147_483_647 })
})
