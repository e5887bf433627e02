import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  MarginFrontClient,
  type MarginFrontClientOptions,
} from '../../../../src/server/marginfront/index.ts'
import { recordRequests, sendJson } from '../recordRequests.ts'
import {
  connectionRefused,
  json,
  listedSession,
  mintedSession,
  rejectionOf,
  scriptedFetch,
  secretKey,
  status,
} from '../scriptedFetch.ts'

type Script = Parameters<typeof scriptedFetch>

function play(script: Script, options: MarginFrontClientOptions = {}) {
  const { fetch, requests } = scriptedFetch(...script)
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch, ...options })
  return { portalSessions, requests }
}

describe('without waiting', () => {
  it.each<[string, () => Response | Error]>([
    ['a connection failure', connectionRefused],
    ['429', () => status(429)],
    ['502', () => status(502)],
    ['503', () => status(503)],
    ['504', () => status(504)],
    ['a reply that broke off', () => new Response(brokenBody())],
  ])('%s is tried again', async (_what, failure) => {
    const { portalSessions, requests } = play([failure(), json(listedSession)], { retryDelay: 0 })
    await expect(portalSessions.get('ps_1')).resolves.toEqual(listedSession)
    expect(requests).toHaveLength(2)
  })

  it.each([301, 400, 401, 403, 404, 409, 422, 500, 501, 505])(
    '%i is not tried again',
    async (code) => {
      const { portalSessions, requests } = play([status(code)], { retryDelay: 0 })
      await expect(portalSessions.get('ps_1')).rejects.toMatchObject({ status: code })
      expect(requests).toHaveLength(1)
    },
  )

  it('a malformed answer is not tried again, for a link may exist', async () => {
    const { portalSessions, requests } = play([json({})], { retryDelay: 0 })
    const error = await rejectionOf(portalSessions.create({ customerExternalId: 'acme-001' }))
    expect(error).toMatchObject({ code: 'malformed_response' })
    expect(requests).toHaveLength(1)
  })

  it('gives up after three retries, with the last error', async () => {
    const script = [status(503), status(502), status(429), status(504)]
    const { portalSessions, requests } = play(script, { retryDelay: 0 })
    await expect(portalSessions.get('ps_1')).rejects.toMatchObject({ status: 504 })
    expect(requests).toHaveLength(4)
  })

  it.each([0, 1, 5])('with retries %i sends that many more', async (retries) => {
    const script = Array.from({ length: 9 }, () => status(503))
    const { portalSessions, requests } = play(script, { retries, retryDelay: 0 })
    await expect(portalSessions.get('ps_1')).rejects.toMatchObject({ status: 503 })
    expect(requests).toHaveLength(retries + 1)
  })

  it('sends the same create again, with a key and body as before', async () => {
    const features: ('usage' | 'invoices')[] = ['usage']
    const { portalSessions, requests } = play([status(503), json(mintedSession)], { retryDelay: 0 })
    const creating = portalSessions.create({ customerExternalId: 'acme-001', features })
    features[0] = 'invoices'
    await creating
    const [first, second] = requests.map(({ url, init: { signal: _, ...init } }) => ({ url, init }))
    expect(second).toEqual(first)
    expect(first?.init.body).toBe('{"customerExternalId":"acme-001","features":["usage"]}')
  })

  it('survives a server that hangs up', async () => {
    let calls = 0
    const { baseUrl, requests } = await recordRequests((response) => {
      calls += 1
      if (calls === 1) response.destroy()
      else sendJson(response, 200, listedSession)
    })
    const client = new MarginFrontClient(secretKey, { baseUrl, retryDelay: 0 })
    await expect(client.portalSessions.get('ps_1')).resolves.toEqual(listedSession)
    expect(requests).toHaveLength(2)
  })
})

describe('the wait', () => {
  beforeEach(() => void vi.useFakeTimers({ now: new Date('2030-01-01T00:00:00Z') }))
  afterEach(() => {
    vi.useRealTimers()
    vi.restoreAllMocks()
  })

  /** When each request left, in milliseconds since the first. */
  async function departures(script: Script, options: MarginFrontClientOptions = {}) {
    const start = Date.now()
    const times: number[] = []
    const { fetch } = scriptedFetch(...script)
    const { portalSessions } = new MarginFrontClient(secretKey, {
      ...options,
      fetch: (input, init) => {
        times.push(Date.now() - start)
        return fetch(input, init)
      },
    })
    const outcome = portalSessions.get('ps_1').catch((error: unknown) => error)
    await vi.runAllTimersAsync()
    return { times, outcome: await outcome }
  }

  const unavailable = (retryAfter?: string) =>
    status(503, retryAfter === undefined ? {} : { 'retry-after': retryAfter })

  it.each([
    [0, [0, 150, 450, 1050]],
    [0.999_999, [0, 300, 900, 2100]],
  ])('doubles from 300 ms, with chance %d choosing its upper half', async (chance, expected) => {
    vi.spyOn(Math, 'random').mockReturnValue(chance)
    const { times } = await departures(Array.from({ length: 4 }, () => unavailable()))
    expect(times).toEqual(expected)
  })

  it('starts from retryDelay', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const script = [unavailable(), unavailable(), json(listedSession)]
    const { times } = await departures(script, { retryDelay: 1000 })
    expect(times).toEqual([0, 500, 1500])
  })

  it('grows to 30 s and no further', async () => {
    vi.spyOn(Math, 'random').mockReturnValue(0.999_999)
    const script = Array.from({ length: 4 }, () => unavailable())
    const { times } = await departures(script, { retryDelay: 20_000 })
    expect(times).toEqual([0, 20_000, 50_000, 80_000])
  })

  it.each([
    ['seconds', '2', 2000],
    ['a date', 'Tue, 01 Jan 2030 00:00:05 GMT', 5000],
    ['the longest that is waited for', '30', 30_000],
  ])('is what Retry-After asks for in %s', async (_what, retryAfter, wait) => {
    const { times, outcome } = await departures([unavailable(retryAfter), json(listedSession)])
    expect(times).toEqual([0, wait])
    expect(outcome).toEqual(listedSession)
  })

  it.each([
    ['no time', '0'],
    ['a time that is past', 'Mon, 31 Dec 2029 23:00:00 GMT'],
    ['a negative number', '-5'],
    ['a fraction', '1.5'],
    ['nonsense', 'soon'],
    ['a date that is none', 'Someday GMT'],
    ['a date without a zone', '2030-01-01T00:00:20'],
    ['nothing', ''],
  ])('is the usual one when Retry-After is %s', async (_what, retryAfter) => {
    vi.spyOn(Math, 'random').mockReturnValue(0)
    const { times } = await departures([unavailable(retryAfter), json(listedSession)])
    expect(times).toEqual([0, 150])
  })

  it.each([
    ['31', 31],
    ['86400', 86_400],
    ['Tue, 01 Jan 2030 01:00:00 GMT', 3600],
  ])('is none when Retry-After is %s, and the error tells it', async (retryAfter, seconds) => {
    const { times, outcome } = await departures([status(429, { 'retry-after': retryAfter })])
    expect(times).toEqual([0])
    expect(outcome).toMatchObject({ code: 'rate_limited', retryAfter: seconds })
  })

  it('leaves no time below zero on the error', async () => {
    const { outcome } = await departures([unavailable('Mon, 31 Dec 2029 23:00:00 GMT')], {
      retries: 0,
    })
    expect(outcome).toMatchObject({ status: 503, retryAfter: 0 })
  })

  it('leaves the last Retry-After on the error', async () => {
    const script = [unavailable('1'), unavailable('2')]
    const { outcome } = await departures(script, { retries: 1 })
    expect(outcome).toMatchObject({ status: 503, retryAfter: 2 })
  })

  it('ends at once when the caller gives up, and leaves no timer', async () => {
    const { portalSessions, requests } = play([unavailable('20')])
    const caller = new AbortController()
    const outcome = rejectionOf(portalSessions.get('ps_1', { signal: caller.signal }))
    await vi.advanceTimersByTimeAsync(10)
    expect(vi.getTimerCount()).toBe(1)
    caller.abort(new Error('closed'))
    await expect(outcome).resolves.toBe(caller.signal.reason)
    expect(vi.getTimerCount()).toBe(0)
    expect(requests).toHaveLength(1)
  })
})

function brokenBody(): ReadableStream<Uint8Array> {
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('{"id":'))
      controller.error(connectionRefused())
    },
  })
}

it.each([
  ['behind ours', -600_000],
  ['ahead of ours', 600_000],
])('reads a date to wait for by the clock of its sender, which is %s', async (_name, ahead) => {
  const theirs = Date.now() + ahead
  const headers = {
    date: new Date(theirs).toUTCString(),
    'retry-after': new Date(theirs + 60_000).toUTCString(),
  }
  const { fetch, requests } = scriptedFetch(json({}, { status: 429, headers }))
  const client = new MarginFrontClient(secretKey, { fetch })
  await expect(client.portalSessions.list()).rejects.toMatchObject({ retryAfter: 60 })
  expect(requests).toHaveLength(1)
})
