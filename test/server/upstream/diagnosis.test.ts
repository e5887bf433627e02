import { createServer } from 'node:net'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEmulator } from '../../../src/emulator/index.ts'
import {
  createPortalAction,
  createPortalRoute,
  type PortalEvent,
  type PortalRouteOptions,
} from '../../../src/server/index.ts'
import { ask, gatedClient, problemOf, setUp } from '../support/portal.ts'

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }))
afterEach(() => void vi.useRealTimers())

/** Asks a route with a client that it built itself, and returns its answer and its only event. */
async function askWith(options: Partial<PortalRouteOptions>) {
  const events: PortalEvent[] = []
  const route = createPortalRoute({
    secretKey: 'mf_sk_emulator',
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    onEvent: (event) => void events.push(event),
    ...options,
  })
  const answer = route(ask())
  const isThere = answer.then(() => true)
  // Of real connections the clock knows nothing.
  while (options.fetch && !(await Promise.race([isThere, aMomentLater()])));
  const { status, code } = await problemOf(await answer)
  const [event, ...more] = events
  expect(more).toEqual([])
  if (event?.type !== 'refused' && event?.type !== 'failed') throw new Error('It did not fail.')
  return { answer: [status, code], event }
}

/** Lets what is under way go on, and the client's waits between its tries pass. */
async function aMomentLater(): Promise<false> {
  await new Promise(setImmediate)
  await vi.advanceTimersByTimeAsync(100)
  return false
}

const failing = (cause: object) => async () => {
  throw new TypeError('fetch failed', { cause: Object.assign(new Error('SENTINEL'), cause) })
}

const answering = (status: number, body: BodyInit, headers: Record<string, string> = {}) => {
  return async () => new Response(body, { status, headers })
}
const nest = (statusCode: number, message: string) => JSON.stringify({ statusCode, message })
const withId = { 'x-request-id': 'req_8f3a' }

interface Diagnosis {
  fetch: typeof globalThis.fetch
  answer: [status: number, code: string]
  reason: RegExp
  cause: object
}

const diagnoses: Record<string, Diagnosis> = {
  'a host name that does not exist': {
    fetch: failing({ code: 'ENOTFOUND' }),
    answer: [502, 'upstream_error'],
    reason: /host name .*ENOTFOUND.*baseUrl/,
    cause: { name: 'ConnectionError', errno: 'ENOTFOUND' },
  },
  'a certificate that is self-signed': {
    fetch: failing({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }),
    answer: [502, 'upstream_error'],
    reason: /certificate .*DEPTH_ZERO_SELF_SIGNED_CERT.*NODE_EXTRA_CA_CERTS/,
    cause: { errno: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  },
  'a connection that breaks': {
    fetch: failing({ code: 'ECONNRESET' }),
    answer: [502, 'upstream_error'],
    reason: /broke .*ECONNRESET/,
    cause: { errno: 'ECONNRESET' },
  },
  "MarginFront's 500": {
    fetch: answering(500, '{}', withId),
    answer: [502, 'upstream_error'],
    reason: /MarginFront failed \(HTTP 500, API request req_8f3a\)/,
    cause: { code: 'server_error', requestId: 'req_8f3a' },
  },
  'a firewall that answers 403 with a page': {
    fetch: answering(403, '<html>Blocked by SENTINEL', withId),
    answer: [502, 'upstream_error'],
    reason: /did not come from MarginFront.*firewall/,
    cause: { code: 'foreign_response', status: 403 },
  },
  'a proxy that answers 401 with a page': {
    fetch: answering(401, '<html>SENTINEL'),
    answer: [502, 'upstream_error'],
    reason: /did not come from MarginFront/,
    cause: { code: 'foreign_response', status: 401 },
  },
  "MarginFront's own 403": {
    fetch: answering(403, nest(403, 'SENTINEL'), withId),
    answer: [500, 'misconfigured'],
    reason: /refused the secret key \(HTTP 403, API request req_8f3a\)/,
    cause: { code: 'permission_denied' },
  },
  'a route that the API does not have': {
    fetch: answering(404, nest(404, 'Cannot POST /portal-sessions'), withId),
    answer: [500, 'misconfigured'],
    reason: /not found at the configured base URL.*baseUrl option.*\/v1/,
    cause: { code: 'unknown_endpoint', status: 404 },
  },
  'a customer that MarginFront does not know': {
    fetch: answering(404, nest(404, 'SENTINEL'), withId),
    answer: [404, 'no_customer'],
    reason: /no customer .*HTTP 404, API request req_8f3a/,
    cause: { code: 'not_found' },
  },
  'a request that MarginFront rejects': {
    fetch: answering(400, nest(400, 'SENTINEL'), withId),
    answer: [500, 'misconfigured'],
    reason: /rejected .*HTTP 400, API request req_8f3a/,
    cause: { code: 'request_rejected', messages: [] },
  },
  'a redirect': {
    fetch: answering(302, '', { location: 'https://evil.example/SENTINEL' }),
    answer: [502, 'upstream_error'],
    reason: /redirect/,
    cause: { code: 'unexpected_redirect' },
  },
  'a page in place of JSON': {
    fetch: answering(200, '<html>SENTINEL'),
    answer: [502, 'upstream_error'],
    reason: /baseUrl/,
    cause: { code: 'malformed_response' },
  },
}

it.each(Object.entries(diagnoses))(
  'tells %s by a sentence of its own, with the cause',
  async (name, { fetch, answer, reason, cause }) => {
    const seen = await askWith({ fetch })
    expect(seen.answer).toEqual(answer)
    expect(seen.event).toMatchObject({ code: answer[1], cause })
    expect(seen.event.reason).toMatch(reason)
    expect(JSON.stringify(seen.event) + String(seen.event.cause)).not.toMatch(/SENTINEL|mf_sk_e/)
    const { reason: own } = seen.event
    if (!name.endsWith('own 403')) expect(own).not.toContain('refused the secret key')
  },
)

it('tells each of them apart', async () => {
  const reasons = await Promise.all(
    Object.values(diagnoses).map(async ({ fetch }) => (await askWith({ fetch })).event.reason),
  )
  expect(new Set(reasons).size).toBe(reasons.length)
})

it('tells that nothing listens where MarginFront should be', async () => {
  vi.useRealTimers()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  const port = typeof address === 'object' && address?.port
  const { answer, event } = await askWith({ baseUrl: `http://127.0.0.1:${port}/v1` })
  expect(answer).toEqual([502, 'upstream_error'])
  expect(event.reason).toMatch(/refused \(ECONNREFUSED\).*emulator/)
  expect(event).toMatchObject({ cause: { errno: 'ECONNREFUSED' } })
})

it('tells a baseUrl without /v1 from a customer that is not there', async () => {
  const emulator = createEmulator()
  const settings = { secretKey: emulator.secretKeys[0], fetch: emulator.fetch }
  const wrong = await askWith({ ...settings, baseUrl: 'http://127.0.0.1:4242' })
  expect(wrong.answer).toEqual([500, 'misconfigured'])
  expect(wrong.event.reason).toMatch(/baseUrl/)
  const nobody = await askWith({
    ...settings,
    baseUrl: 'http://127.0.0.1:4242/v1',
    resolveCustomer: () => ({ customerExternalId: 'nobody' }),
  })
  expect(nobody.answer).toEqual([404, 'no_customer'])
})

describe('an error of another SDK', () => {
  const codeAndEvent = async (error: unknown) => {
    const { client, fail } = gatedClient()
    fail(error)
    const { route, events } = setUp({ client })
    const { code } = await problemOf(await route(ask()))
    return { code, event: events[0] }
  }

  it('is told by its status, request id and errno, and never by its text', async () => {
    const failed = await codeAndEvent({ statusCode: 500, requestId: 'req_1', message: 'SENTINEL' })
    expect(failed.event).toMatchObject({ reason: expect.stringMatching(/HTTP 500.*req_1/) })
    const cause = Object.assign(new Error('SENTINEL'), { code: 'ECONNREFUSED' })
    const down = await codeAndEvent(new Error('SENTINEL', { cause }))
    expect(down.event).toMatchObject({ reason: expect.stringContaining('(ECONNREFUSED)') })
    for (const { event } of [failed, down]) {
      expect(event).not.toHaveProperty('cause')
      expect(JSON.stringify(event)).not.toContain('SENTINEL')
    }
  })

  it('with a key or a link where its request id should be keeps it to itself', async () => {
    for (const requestId of ['mf_sk_SENTINEL', 'mgl_SENTINEL', 'https://a.example/SENTINEL', 42]) {
      const { event } = await codeAndEvent({ status: 500, requestId, code: 'SENTINEL' })
      expect(JSON.stringify(event)).not.toContain('SENTINEL')
    }
  })

  it('that comes from another copy of this package is told by its code', async () => {
    const code = async (error: object) => (await codeAndEvent(error)).code
    const status = 404
    expect(await code({ name: 'ApiError', code: 'unknown_endpoint', status })).toBe('misconfigured')
    expect(await code({ name: 'ApiError', code: 'foreign_response', status: 403 })).toBe(
      'upstream_error',
    )
    expect(await code({ name: 'TimeoutError', code: 'timed_out' })).toBe('upstream_timeout')
  })
})

it('is as exact in an action', async () => {
  const events: PortalEvent[] = []
  const openBilling = createPortalAction({
    secretKey: 'mf_sk_1',
    fetch: answering(403, '<html>'),
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    onEvent: (event) => void events.push(event),
  })
  expect(await openBilling()).toMatchObject({ ok: false, code: 'upstream_error' })
  expect(events).toMatchObject([{ cause: { code: 'foreign_response' } }])
})

describe('a failure that outlasts the time', () => {
  /** Clicks once with the clock of the test, which runs until nothing is left to wait for. */
  async function eventsOf(fetch: typeof globalThis.fetch, status: number) {
    vi.useRealTimers()
    vi.useFakeTimers()
    const events: PortalEvent[] = []
    const route = createPortalRoute({
      secretKey: 'mf_sk_emulator',
      timeout: 1000,
      fetch,
      resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
      onEvent: (event) => void events.push(event),
    })
    const answer = route(ask())
    await vi.runAllTimersAsync()
    expect((await answer).status).toBe(status)
    return events
  }

  it('tells the errno of the last attempt', async () => {
    const [event, ...more] = await eventsOf(failing({ code: 'ECONNREFUSED' }), 502)
    expect(more).toEqual([])
    expect(event).toMatchObject({
      code: 'upstream_error',
      reason: expect.stringMatching(/was refused \(ECONNREFUSED\), so nothing was sent/),
    })
  })

  it("tells the status of the last attempt, and MarginFront's id of the request", async () => {
    const [event] = await eventsOf(answering(503, '{}', withId), 502)
    expect(event).toMatchObject({
      code: 'upstream_error',
      reason: expect.stringMatching(/HTTP 503.*API request req_8f3a/),
      cause: { code: 'server_error', status: 503, requestId: 'req_8f3a' },
    })
  })

  it("is the key's limit where it is one", async () => {
    const [event] = await eventsOf(answering(429, '{}'), 429)
    expect(event).toMatchObject({ type: 'refused', code: 'rate_limited' })
  })

  it('tells why afterwards, where it is known no sooner', async () => {
    const unresolved = failing({ code: 'EAI_AGAIN' })
    const events = await eventsOf(async () => {
      await new Promise((resolve) => setTimeout(resolve, 600))
      return unresolved()
    }, 504)
    expect(events).toMatchObject([
      {
        type: 'failed',
        code: 'upstream_timeout',
        reason: expect.stringContaining('no link within'),
      },
      { type: 'failed', code: 'upstream_error', reason: expect.stringContaining('(EAI_AGAIN)') },
    ])
  })
})

it("tells MarginFront's id of a request where it looks like one of ours", async () => {
  const id = '0af7651916cd43dd8448eb211c80319c'
  const { event } = await askWith({ fetch: answering(500, '{}', { 'x-request-id': id }) })
  expect(event.reason).toContain(`API request ${id}`)
  const { event: down } = await askWith({ fetch: failing({ code: 'ENOTFOUND' }) })
  expect(down.reason).not.toMatch(/API request|request id/)
})

it("tells what a getter of the customer's threw as an error of resolveCustomer", async () => {
  const cause = new Error('The relation is not loaded.')
  const { answer, event } = await askWith({
    resolveCustomer: () => ({
      get customerExternalId(): string {
        throw cause
      },
    }),
  })
  expect(answer).toEqual([500, 'misconfigured'])
  expect(event).toMatchObject({ reason: expect.stringMatching(/^resolveCustomer threw/), cause })
})
