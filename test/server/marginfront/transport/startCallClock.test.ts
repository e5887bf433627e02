import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  MarginFrontClient,
  RateLimitError,
  TimeoutError,
  ValidationError,
  type MarginFrontClientOptions,
  type RequestOptions,
} from '../../../../src/server/marginfront/index.ts'
import {
  connectionRefused,
  json,
  mintedSession,
  rejectionOf,
  scriptedFetch,
  secretKey,
  status,
} from '../scriptedFetch.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2030-01-01T00:00:00Z') })
  vi.spyOn(Math, 'random').mockReturnValue(0.999_999)
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})

type Step = Parameters<typeof scriptedFetch>[number]

const after = (milliseconds: number, answer: Response) => async () => {
  await new Promise((resolve) => setTimeout(resolve, milliseconds))
  return answer
}
const minted = () => json(mintedSession, { status: 201 })

/** Mints until the call settles, and tells when each request left and when the call ended. */
async function mint(
  script: Step[],
  options: RequestOptions,
  clientOptions: MarginFrontClientOptions = {},
) {
  const start = Date.now()
  const { fetch } = scriptedFetch(...script)
  const departures: number[] = []
  const { portalSessions } = new MarginFrontClient(secretKey, {
    ...clientOptions,
    fetch: (input, init) => {
      departures.push(Date.now() - start)
      return fetch(input, init)
    },
  })
  let settledAt = -1
  const outcome = portalSessions
    .create({ customerExternalId: 'acme-001' }, options)
    .catch((error: unknown) => error)
    .finally(() => (settledAt = Date.now() - start))
  await vi.runAllTimersAsync()
  return { outcome: await outcome, departures, settledAt }
}

describe('the timeout of a call', () => {
  it('lets one attempt take longer than the timeout of the client', async () => {
    const { outcome } = await mint([after(12_000, minted())], { timeout: 20_000 })
    expect(outcome).toEqual(mintedSession)
  })

  it('may also be shorter than that of the client', async () => {
    const { outcome, settledAt } = await mint([after(4000, minted())], { timeout: 1000 })
    expect(outcome).toBeInstanceOf(TimeoutError)
    expect(outcome).toHaveProperty('message', expect.stringContaining('1000 ms'))
    expect(settledAt).toBe(1000)
  })

  it('is shared by all attempts and the waits between them', async () => {
    const script = [after(3000, status(503)), after(3000, status(502)), after(9000, minted())]
    const { outcome, departures, settledAt } = await mint(script, { timeout: 10_000 })
    expect(departures).toEqual([0, 3300, 6900])
    expect(outcome).toBeInstanceOf(TimeoutError)
    expect(outcome).toHaveProperty('message', expect.stringContaining('10000 ms'))
    expect(settledAt).toBe(10_000)
  })

  it('bounds the body too', async () => {
    const endless = new Response(new ReadableStream(), { status: 201 })
    const { outcome, settledAt } = await mint([endless], { timeout: 7000 })
    expect(outcome).toBeInstanceOf(TimeoutError)
    expect(settledAt).toBe(7000)
  })

  it('leaves each attempt its own time where it is left out or undefined', async () => {
    const script = [after(4000, status(503)), after(4000, status(503)), after(4000, minted())]
    const { outcome } = await mint(script, { timeout: undefined, retryWithin: undefined })
    expect(outcome).toEqual(mintedSession)
  })

  it.each(['timeout', 'retryWithin'])('%s has to be a number of milliseconds', async (name) => {
    for (const value of [0, -1, Number.NaN, Infinity, 2 ** 31, '5000', null]) {
      const { fetch, requests } = scriptedFetch()
      const { portalSessions } = new MarginFrontClient(secretKey, { fetch })
      for (const method of [portalSessions.get, portalSessions.revoke]) {
        const call = Reflect.apply(method, portalSessions, ['ps_1', { [name]: value }])
        const error = await rejectionOf(Promise.resolve(call))
        expect(error).toBeInstanceOf(ValidationError)
        expect(error).toMatchObject({
          code: 'invalid_argument',
          message: expect.stringContaining(name),
        })
      }
      expect(requests).toEqual([])
    }
  })
})

describe.each([
  ['timeout', (limit: number) => ({ timeout: limit })],
  ['retryWithin', (limit: number) => ({ timeout: 60_000, retryWithin: limit })],
])('a retry within the %s of a call', (_name, within) => {
  it.each([
    ['seconds', '4'],
    ['a date', 'Tue, 01 Jan 2030 00:00:04 GMT'],
  ])('waits for a Retry-After that fits, in %s', async (_what, retryAfter) => {
    const script = [status(503, { 'retry-after': retryAfter }), minted()]
    const { outcome, departures } = await mint(script, within(10_000))
    expect(departures).toEqual([0, 4000])
    expect(outcome).toEqual(mintedSession)
  })

  it.each([
    [429, 'rate_limited', '10'],
    [429, 'rate_limited', 'Tue, 01 Jan 2030 00:00:10 GMT'],
    [503, 'server_error', '10'],
  ])('does not wait where a %i asks for too much: %s, %s', async (code, name, retryAfter) => {
    const script = [status(code, { 'retry-after': retryAfter })]
    const { outcome, departures, settledAt } = await mint(script, within(10_000))
    expect(outcome).toMatchObject({ code: name, status: code, retryAfter: 10 })
    expect({ departures, settledAt }).toEqual({ departures: [0], settledAt: 0 })
  })

  it('counts what is left, and not what there was', async () => {
    const slow = after(5000, status(429, { 'retry-after': '6' }))
    const { outcome, settledAt } = await mint([slow], within(10_000))
    expect(outcome).toBeInstanceOf(RateLimitError)
    expect(settledAt).toBe(5000)
  })

  it.each<[string, () => Step, object]>([
    ['limits the rate', () => status(429), { code: 'rate_limited', status: 429 }],
    ['fails', () => status(503), { code: 'server_error', status: 503 }],
    ['cannot be reached', connectionRefused, { code: 'connection_failed' }],
  ])(
    'ends with the error of the last attempt, where MarginFront still %s and none other fits',
    async (_what, step, error) => {
      const script = Array.from({ length: 9 }, step)
      const { outcome, departures, settledAt } = await mint(script, within(1000), { retries: 8 })
      expect(departures).toEqual([0, 300, 900])
      expect(outcome).toMatchObject(error)
      expect(settledAt).toBe(900)
    },
  )
})

it('with retryWithin an attempt goes on to its own end, and none begins after it', async () => {
  const options = { timeout: 20_000, retryWithin: 10_000 }
  const late = await mint([after(15_000, minted())], options)
  expect(late.outcome).toEqual(mintedSession)
  const failed = await mint([after(15_000, status(503)), minted()], options)
  expect(failed.outcome).toMatchObject({ code: 'server_error', status: 503 })
  expect(failed.departures).toEqual([0])
})

it('retryWithin alone leaves each attempt the time of the client', async () => {
  const { outcome, settledAt } = await mint([after(6000, minted())], { retryWithin: 10_000 })
  expect(outcome).toBeInstanceOf(TimeoutError)
  expect(settledAt).toBe(5000)
})
