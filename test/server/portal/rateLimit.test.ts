import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryRateLimit } from '../../../src/server/portal/createMemoryRateLimit.ts'
import { ask, problemOf, setUp } from '../support/portal.ts'

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
