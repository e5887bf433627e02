import { describe, expect, it, vi } from 'vitest'
import { askBackend } from '../../src/client/askBackend.ts'
import { BackendProblem } from '../../src/client/BackendProblem.ts'
import type { HeadersOption } from '../../src/client/BackendOptions.ts'
import { codeOf } from '../../src/client/codeOf.ts'
import { parseRetryAfter } from '../../src/client/parseRetryAfter.ts'

const { signal } = new AbortController()
const isKnown = (code: unknown): code is 'not_found' => code === 'not_found'

/** Asks a backend that answers like this, and gives the code of its problem. */
async function problemOf(fetch: typeof globalThis.fetch): Promise<string> {
  const asking = askBackend('/api/desk', { method: 'GET', fetch, signal })
  const problem: unknown = await asking.catch((cause: unknown) => cause)
  if (!(problem instanceof BackendProblem)) throw new Error('There is no problem.')
  return codeOf(problem, isKnown)
}

describe('the headers of a request', () => {
  const given: [string, HeadersOption, Record<string, string>][] = [
    ['a plain object', { 'X-A': '1' }, { 'x-a': '1' }],
    ['a Headers', new Headers({ 'X-A': '1' }), { 'x-a': '1' }],
    ['pairs', [['X-A', '1'], ['x-a', '2']], { 'x-a': '1, 2' }], // prettier-ignore
    ['a function', () => ({ 'X-A': '1' }), { 'x-a': '1' }],
    ['an async function', async () => new Headers({ 'X-A': '1' }), { 'x-a': '1' }],
    ['a value that is undefined', { authorization: undefined, 'X-A': '1' }, { 'x-a': '1' }],
    ['a function that has none', () => undefined, {}],
    ['a Content-Type of the host’s', { 'Content-Type': 'text/plain' }, {}],
  ]
  it.each(given)('are sent for %s', async (_, headers, expected) => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => Response.json({}))
    await askBackend('/', { method: 'POST', body: {}, headers, fetch, signal })
    expect(fetch.mock.lastCall?.[1]?.headers).toEqual({
      ...expected,
      accept: 'application/json',
      'content-type': 'application/json',
    })
  })

  it('have no Content-Type where there is no body', async () => {
    const fetch = vi.fn<typeof globalThis.fetch>(async () => new Response(null, { status: 204 }))
    expect(await askBackend('/', { method: 'DELETE', fetch, signal })).toBeUndefined()
    expect(fetch.mock.lastCall?.[1]).not.toHaveProperty('body')
    expect(fetch.mock.lastCall?.[1]?.headers).toEqual({ accept: 'application/json' })
  })
})

describe('an answer that is none', () => {
  const json = (status: number, body: unknown) => async () => Response.json(body, { status })
  it.each<[string, string, typeof fetch]>([
    ['not_found', 'a code that is known', json(404, { code: 'not_found' })],
    ['invalid_response', 'a code that is not', json(404, { code: 'teapot' })],
    ['unauthenticated', 'a bare 401', json(401, null)],
    ['unauthenticated', 'a redirect', async () => Response.redirect('https://app.test/sign-in')],
    ['rate_limited', 'a bare 429', json(429, 'slow down')],
    ['upstream_error', 'a bare 502', async () => new Response('<h1>', { status: 502 })],
    ['invalid_response', 'a page', async () => new Response('<h1>Hello</h1>')],
    ['network', 'nobody there', () => Promise.reject(new TypeError('Failed to fetch'))],
  ])('is %s for %s', async (code, _, fetch) => {
    expect(await problemOf(fetch)).toBe(code)
  })

  it('is the host’s own failure where its fetch has a mistake in it, or gives nothing', async () => {
    const failures = [
      () => Promise.reject(new TypeError("Cannot read properties of undefined (reading 'token')")),
      async () => undefined as unknown as Response,
    ]
    for (const fetch of failures) {
      const asking = askBackend('/', { method: 'GET', fetch, signal })
      await expect(asking).rejects.toMatchObject({ name: 'TypeError' })
    }
  })

  it('is network where the body breaks off', async () => {
    const body = new ReadableStream({
      start: (stream) => stream.error(new TypeError('terminated')),
    })
    expect(await problemOf(async () => new Response(body))).toBe('network')
  })

  it('is read of a mocked response with plain headers', async () => {
    const answer = { ok: false, status: 503, headers: {}, json: async () => ({}) }
    expect(await problemOf(async () => answer as never)).toBe('upstream_error')
  })

  it('says how long to wait in its header where its body does not', async () => {
    const headers = { 'retry-after': '30' }
    const fetch = async () => Response.json({ retryAfter: 'soon' }, { status: 429, headers })
    const asking = askBackend('/', { method: 'GET', fetch, signal })
    await expect(asking).rejects.toMatchObject({ body: { retryAfter: 30 } })
  })

  it('is the host’s own failure where its headers or its fetch rejects', async () => {
    const own = new Error('no token')
    const reject = () => Promise.reject(own)
    await expect(askBackend('/', { method: 'GET', headers: reject, signal })).rejects.toBe(own)
    await expect(askBackend('/', { method: 'GET', fetch: reject, signal })).rejects.toBe(own)
  })
})

it('reads a Retry-After in seconds and as a date', () => {
  vi.useFakeTimers({ now: new Date('2030-01-01T00:00:00Z') })
  expect(parseRetryAfter('47')).toBe(47)
  expect(parseRetryAfter(0)).toBe(0)
  expect(parseRetryAfter('Tue, 01 Jan 2030 00:01:30 GMT')).toBe(90)
  for (const none of [undefined, null, '', 'soon', {}, 'Mon, 01 Jan 2029 00:00:00 GMT']) {
    expect(parseRetryAfter(none)).toBeUndefined()
  }
  vi.useRealTimers()
})
