import { describe, expect, it } from 'vitest'
import * as marginfront from '../../../src/server/marginfront/index.ts'
import {
  connectionRefused,
  json,
  rejectionOf,
  scriptedFetch,
  secretKey,
  status,
} from './scriptedFetch.ts'

const {
  ApiError,
  AuthenticationError,
  ConnectionError,
  MarginFrontClient,
  MarginFrontError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ValidationError,
} = marginfront

const failWith = (answer: Response | Error) => {
  const { fetch } = scriptedFetch(answer)
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch, retries: 0 })
  return rejectionOf(portalSessions.get('ps_1'))
}

describe('an answer of', () => {
  it.each([
    [400, ValidationError, 'request_rejected'],
    [401, AuthenticationError, 'key_refused'],
    [403, PermissionError, 'permission_denied'],
    [404, NotFoundError, 'not_found'],
    [409, ApiError, 'unexpected_status'],
    [418, ApiError, 'unexpected_status'],
    [422, ValidationError, 'request_rejected'],
    [429, RateLimitError, 'rate_limited'],
    [301, ApiError, 'unexpected_redirect'],
    [304, ApiError, 'unexpected_redirect'],
    [500, ApiError, 'server_error'],
    [502, ApiError, 'server_error'],
    [503, ApiError, 'server_error'],
    [504, ApiError, 'server_error'],
    [599, ApiError, 'server_error'],
  ])('%i is a %o with the code %s', async (code, ErrorClass, errorCode) => {
    const answer = code === 304 ? new Response(null, { status: 304 }) : status(code)
    const error = await failWith(answer)
    expect(error).toBeInstanceOf(ErrorClass)
    expect(error).toBeInstanceOf(MarginFrontError)
    expect(error).toMatchObject({ name: ErrorClass.name, code: errorCode, status: code })
    expect(error).toHaveProperty('message', expect.not.stringContaining('Upstream words'))
    expect(error).toHaveProperty(
      'stack',
      expect.stringMatching(new RegExp(`^${ErrorClass.name}: `)),
    )
  })

  it('an opaque redirect, as browsers give it, is an unexpected redirect', async () => {
    const opaque = new Response(null)
    Object.defineProperties(opaque, {
      type: { value: 'opaqueredirect' },
      status: { value: 0 },
      ok: { value: false },
    })
    const error = await failWith(opaque)
    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ code: 'unexpected_redirect' })
  })
})

it('keeps of a connection failure what the system said, and no address', async () => {
  const error = await failWith(connectionRefused())
  expect(error).toBeInstanceOf(ConnectionError)
  expect(error).toMatchObject({
    status: undefined,
    requestId: expect.stringMatching(/^[\da-f]{32}$/),
    cause: { message: 'fetch failed', cause: { message: 'ECONNREFUSED', code: 'ECONNREFUSED' } },
  })
})

describe('a rejection', () => {
  const messagesOf = async (answer: Response) => {
    const error = await failWith(answer)
    if (!(error instanceof ValidationError)) throw error
    return error.messages
  }

  it('carries the one message of the API', async () => {
    await expect(messagesOf(json({ message: 'name is empty' }, { status: 400 }))).resolves.toEqual([
      'name is empty',
    ])
  })

  it('carries the list of messages, without what is no text', async () => {
    const answer = json({ message: ['a must be b', 7, null, 'c must be d'] }, { status: 422 })
    await expect(messagesOf(answer)).resolves.toEqual(['a must be b', 'c must be d'])
  })

  it.each(['', 'null', '[]', '7', '{}', '<html>', '{"message":{"a":1}}'])(
    'has no messages when the body is %j',
    async (body) => {
      await expect(messagesOf(new Response(body, { status: 400 }))).resolves.toEqual([])
    },
  )

  it('speaks of its messages only where it has some', async () => {
    const wordsFor = async (message: unknown) => {
      const answer = json({ message }, { status: 400 })
      const { portalSessions } = new MarginFrontClient(secretKey, scriptedFetch(answer))
      return String(await rejectionOf(portalSessions.create({ customerExternalId: 'acme-001' })))
    }
    expect(await wordsFor(['name is empty'])).toContain('The messages field')
    expect(await wordsFor({ name: 'is empty' })).not.toContain('messages field')
  })

  it('keeps the messages to a size that a log can bear', async () => {
    const message = Array.from({ length: 100 }, () => 'x'.repeat(600))
    const messages = await messagesOf(json({ message: message.slice(0, 90) }, { status: 400 }))
    expect(messages).toHaveLength(20)
    expect(messages[0]).toBe(`${'x'.repeat(500)}...`)
  })

  it('has no messages when the body is too long to read', async () => {
    const answer = json({ message: 'x'.repeat(70_000) }, { status: 400 })
    await expect(messagesOf(answer)).resolves.toEqual([])
  })
})

describe('the request id', () => {
  it.each(['x-request-id', 'request-id'])('is that of the header %s', async (header) => {
    await expect(failWith(status(500, { [header]: 'req_abc-1' }))).resolves.toMatchObject({
      requestId: 'req_abc-1',
    })
  })

  it.each(['mgl_SENTINEL', 'mf_sk_SENTINEL', 'two words', 'x'.repeat(200)])(
    'is the client’s own when the header is %j',
    async (value) => {
      await expect(failWith(status(500, { 'x-request-id': value }))).resolves.toMatchObject({
        requestId: expect.stringMatching(/^[\da-f]{32}$/),
      })
    },
  )

  it('is another for each call', async () => {
    const errors = await Promise.all([failWith(status(500)), failWith(status(500))])
    const ids = errors.map((error) => error instanceof MarginFrontError && error.requestId)
    expect(ids[0]).not.toBe(ids[1])
  })
})

it('writes itself as JSON without stack and cause', async () => {
  const error = await failWith(status(429, { 'retry-after': '7', 'x-request-id': 'req-1' }))
  expect(JSON.parse(JSON.stringify(error))).toEqual({
    name: 'RateLimitError',
    code: 'rate_limited',
    message: expect.any(String),
    status: 429,
    requestId: 'req-1',
    retryAfter: 7,
  })
  const rejection = await failWith(json({ message: 'name is empty' }, { status: 400 }))
  expect(JSON.parse(JSON.stringify(rejection))).toMatchObject({ messages: ['name is empty'] })
})

it('exports the client and the whole ladder', () => {
  expect(Object.keys(marginfront).toSorted()).toEqual([
    'ApiError',
    'AuthenticationError',
    'ConnectionError',
    'MarginFrontClient',
    'MarginFrontError',
    'NotFoundError',
    'PermissionError',
    'RateLimitError',
    'TimeoutError',
    'ValidationError',
  ])
})
