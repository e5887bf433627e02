import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import {
  ConnectionError,
  MarginFrontClient,
  RateLimitError,
  ValidationError,
} from '../../../../src/server/marginfront/index.ts'
import { createTransport } from '../../../../src/server/marginfront/transport/createTransport.ts'
import { PortalSessions } from '../../../../src/server/marginfront/PortalSessions.ts'
import { createRedactor, redactSecrets } from '../../../../src/server/marginfront/logging/redact.ts'
import { json, rejectionOf, scriptedFetch, secretKey } from '../scriptedFetch.ts'

describe('the redactor', () => {
  it.each([
    ['key mf_sk_live_SENTINEL refused', 'key [redacted key] refused'],
    ['key "mf_pk_SENTINEL".', 'key "[redacted key]".'],
    ['MF_SK_TEST_SENTINEL', '[redacted key]'],
    ['link (mgl_SENTINEL) used', 'link ([redacted token]) used'],
    ['at https://portal.marginfront.com/r/mgl_SENTINEL?x=1#y now', 'at [redacted url] now'],
    ['at HTTP://user:SENTINEL@10.1.2.3:8080/', 'at [redacted url]'],
    ['"https:\\/\\/portal.marginfront.com\\/r\\/mgl_SENTINEL"', '"[redacted url]"'],
    ['to=https%3A%2F%2Fportal.marginfront.com%2Fr%2Fmgl_SENTINEL', 'to=[redacted url]'],
    ['postgres://app:SENTINEL@db', '[redacted url]'],
    ['portal.marginfront.com/r/mgl_SENTINEL', 'portal.marginfront.com/r/[redacted token]'],
    ['nothing to hide: a key starts with `mf_sk_`', 'nothing to hide: a key starts with `mf_sk_`'],
  ])('turns %j into %j', (text, expected) => {
    expect(redactSecrets(text)).toBe(expected)
  })

  it('takes out the very key, whatever it looks like', () => {
    expect(createRedactor('S$&NTINEL.*')('<S$&NTINEL.*>')).toBe('<[redacted key]>')
    expect(createRedactor('')('as it was')).toBe('as it was')
  })

  it('is quick on hostile text', () => {
    const hostile = ['a'.repeat(500_000), 'a.'.repeat(250_000), 'http:/'.repeat(80_000)]
    expect(hostile.map(redactSecrets)).toEqual(hostile)
  })
})

/** All that a host could print, send or store of an error. */
function everythingOf(error: unknown): string {
  const { stack, message, cause } = error instanceof Error ? error : new Error('not an error')
  return [
    String(error),
    stack,
    message,
    String(cause),
    JSON.stringify(error),
    JSON.stringify(cause),
    inspect(error, { depth: 12, showHidden: true, getters: true }),
    inspect(cause, { depth: 12, showHidden: true, getters: true }),
  ].join('\n')
}

const upstream = [
  `The key ${secretKey} is wrong`,
  'Use mf_sk_live_SENTINEL2 or mf_pk_SENTINEL3',
  'See https://portal.marginfront.com/r/mgl_SENTINEL4?key=SENTINEL5',
]

const headers = {
  'x-request-id': 'mgl_SENTINEL6',
  location: 'https://SENTINEL7.example/',
  'retry-after': 'SENTINEL8',
}

/** What a runtime, a proxy agent or a wrapped `fetch` may throw, with secrets all over it. */
function leakyFailure(): Error {
  const inner = Object.assign(new Error('connect ECONNREFUSED SENTINEL.example:443'), {
    code: 'ECONNREFUSED',
    address: 'SENTINEL',
    errors: [new Error('SENTINEL')],
  })
  const failure = new TypeError(`request to https://SENTINEL.example/r/mgl_SENTINEL failed`, {
    cause: inner,
  })
  return Object.assign(failure, { request: { headers: { 'x-api-key': secretKey } } })
}

const answers: [string, () => Response | Error][] = [
  ...[302, 400, 401, 403, 404, 409, 422, 429, 500, 503].map((status): [string, () => Response] => [
    String(status),
    () => json({ message: upstream, error: upstream.join() }, { status, headers }),
  ]),
  ['a malformed answer', () => new Response(`{"url":"${upstream.join()}`, { headers })],
  ['an answer without url', () => json({ message: upstream }, { headers })],
  ['a broken connection', leakyFailure],
  ['a failure that names the key', () => new Error(`bad header ${secretKey}`)],
]

describe.each(answers)('after %s', (_what, answer) => {
  it('no key, token or URL is in the error, the log or the metrics', async () => {
    const reported: unknown[] = []
    const { fetch } = scriptedFetch(answer(), answer())
    const { portalSessions } = new MarginFrontClient(secretKey, {
      fetch,
      retries: 1,
      retryDelay: 0,
      logging: { level: 'debug', handler: (...line) => void reported.push(line) },
      telemetry: { handler: (metrics) => void reported.push(metrics) },
    })
    const error = await rejectionOf(
      portalSessions.create({
        customerExternalId: 'acme-001',
        returnUrl: 'https://app.example/SENTINEL',
      }),
    )
    const seen = everythingOf(error) + JSON.stringify(reported) + inspect(reported, { depth: 12 })
    expect(reported.length).toBeGreaterThan(2)
    expect(seen).not.toContain('SENTINEL')
    expect(seen).not.toMatch(/https?:/)
  })
})

it('no key of another make is shown either, where the guard of the client is not used', async () => {
  const apiKey = 'SENTINEL-key'
  const reported: unknown[] = []
  const failure = Object.assign(new Error(apiKey), { code: 'SENTINEL', name: 'SENTINEL' })
  const { fetch } = scriptedFetch(json({ message: apiKey }, { status: 400 }), failure)
  const portalSessions = new PortalSessions(
    createTransport({
      apiKey: 'SENTINEL',
      fetch,
      retries: 0,
      logging: { level: 'debug', handler: (...line) => void reported.push(line) },
    }),
  )
  const errors = [
    await rejectionOf(portalSessions.list()),
    await rejectionOf(portalSessions.list()),
  ]
  expect(errors).toMatchObject([
    { messages: ['[redacted key]-key'] },
    { code: 'connection_failed' },
  ])
  expect(errors.map(everythingOf).join() + inspect(reported)).not.toContain('SENTINEL')
})

it.each([
  ['quotes and brackets', `mf_sk_live_a"SENTINEL'b<SENTINEL>c;SENTINEL,d)SENTINEL\`e`],
  ['a quote at its beginning', 'mf_sk_"SENTINEL'],
  ['what reads as a URL', 'mf_sk_live_a://b"SENTINEL'],
])('no key with %s in it is shown, which no pattern would know', async (_what, oddKey) => {
  const reported: unknown[] = []
  const told = [`The key ${oddKey} is wrong`, `No https://api.example/v1?key=${oddKey} here`]
  const { fetch } = scriptedFetch(
    json({ message: told }, { status: 400 }),
    new TypeError(told[0], { cause: new Error(told[1]) }),
    json({ url: 'https://portal.marginfront.com/' }),
  )
  const { portalSessions } = new MarginFrontClient(oddKey, {
    fetch,
    retries: 0,
    logging: { level: 'debug', handler: (...line) => void reported.push(line) },
    telemetry: { handler: (metrics) => void reported.push(metrics) },
  })
  const errors = [
    await rejectionOf(portalSessions.list()),
    await rejectionOf(portalSessions.list()),
  ]
  const params = { customerExternalId: 'acme-001', [oddKey]: true }
  await portalSessions.create(params)
  expect(errors).toMatchObject([
    { messages: ['The key [redacted key] is wrong', expect.stringMatching(/ here$/)] },
    { cause: { message: 'The key [redacted key] is wrong' } },
  ])
  const seen = errors.map(everythingOf).join() + inspect(reported, { depth: 12 })
  expect(seen).toContain('fields')
  expect(seen).not.toContain('SENTINEL')
})

it('a field that is named after a secret is not shown', async () => {
  const lines: unknown[] = []
  const { fetch } = scriptedFetch(json({ url: 'https://portal.marginfront.com/' }))
  const { portalSessions } = new MarginFrontClient(secretKey, {
    fetch,
    logging: { handler: (...line) => void lines.push(line) },
  })
  const params = { customerExternalId: 'acme-001', mgl_SENTINEL: true }
  await portalSessions.create(params)
  expect(inspect(lines)).toContain('[redacted token]')
  expect(inspect(lines)).not.toContain('SENTINEL')
})

it('a success reports no key, token or URL either', async () => {
  const reported: unknown[] = []
  const url = 'https://portal.marginfront.com/r/mgl_SENTINEL'
  const { fetch } = scriptedFetch(
    json({ id: 'mgl_SENTINEL', url, token: 'mgl_SENTINEL' }),
    json([]),
  )
  const { portalSessions } = new MarginFrontClient(secretKey, {
    fetch,
    logging: { level: 'debug', handler: (...line) => void reported.push(line) },
    telemetry: { handler: (metrics) => void reported.push(metrics) },
  })
  await portalSessions.create({ customerExternalId: 'acme-SENTINEL', returnUrl: url })
  await portalSessions.list({ customerId: 'mgl_SENTINEL' })
  expect(reported).toHaveLength(6)
  expect(inspect(reported, { depth: 12 })).not.toMatch(/SENTINEL|https?:/)
})

it('keeps what helps: the messages of the API, redacted', async () => {
  const { fetch } = scriptedFetch(json({ message: upstream }, { status: 400 }))
  const error = await rejectionOf(new MarginFrontClient(secretKey, { fetch }).portalSessions.list())
  expect(error).toBeInstanceOf(ValidationError)
  expect(error).toHaveProperty('messages', [
    'The key [redacted key] is wrong',
    'Use [redacted key] or [redacted key]',
    'See [redacted url]',
  ])
})

it('redacts an error that is made by hand', () => {
  const cause = leakyFailure()
  for (const error of [
    new RateLimitError('rate_limited', `no more for ${secretKey}`, { cause }),
    new ConnectionError('connection_failed', 'at https://SENTINEL.example', { cause }),
    new ValidationError('request_rejected', 'mgl_SENTINEL', { cause, messages: upstream }),
  ]) {
    expect(everythingOf(error)).not.toMatch(/SENTINEL/)
    expect(error.message).toContain('[redacted')
  }
})

it('survives a cause that leads back to itself', () => {
  const cause = new Error('round')
  cause.cause = cause
  const error = new ConnectionError('connection_failed', 'and round', { cause })
  expect(error.cause).toMatchObject({ message: 'round' })
})
