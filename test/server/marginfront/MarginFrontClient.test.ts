import { inspect } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import {
  AuthenticationError,
  MarginFrontClient,
  MarginFrontError,
  ValidationError,
  type MarginFrontClientOptions,
} from '../../../src/server/marginfront/index.ts'
import {
  connectionRefused,
  mintedSession,
  json,
  scriptedFetch,
  secretKey,
} from './scriptedFetch.ts'

afterEach(() => vi.unstubAllGlobals())

function errorOf(construct: () => unknown): unknown {
  try {
    construct()
  } catch (error) {
    return error
  }
  throw new Error('Expected it to throw')
}

const withKey = (key: unknown) => errorOf(() => Reflect.construct(MarginFrontClient, [key]))

describe('the key', () => {
  it.each([undefined, '', '   ', '\n', null, 42])('refuses %o as missing', (key) => {
    const error = withKey(key)
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ code: 'missing_key', name: 'AuthenticationError' })
    expect(error).toHaveProperty('message', expect.stringContaining('MF_API_SECRET_KEY'))
  })

  it('refuses a publishable key without showing it', () => {
    const error = withKey('mf_pk_live_SENTINEL')
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ code: 'publishable_key' })
    expect(error).toHaveProperty('message', expect.stringContaining('publishable'))
    expect(inspect(error)).not.toContain('SENTINEL')
  })

  it.each([
    'sk_live_SENTINEL',
    'SENTINEL',
    'Bearer mf_sk_SENTINEL',
    'mf_sk_',
    'MF_SK_SENTINEL',
    'mf_sk_SENTINEL two',
    'mf_sk_SENTINEL\nx-evil: 1',
    'mf_sk_SENTINEL\u2026',
  ])('refuses %j as foreign without showing it', (key) => {
    const error = withKey(key)
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ code: 'foreign_key' })
    expect(error).toHaveProperty('message', expect.stringContaining('MF_API_SECRET_KEY'))
    expect(inspect(error)).not.toContain('SENTINEL')
  })

  it.each(['mf_sk_test_abc', 'mf_sk_live_abc', 'mf_sk_your_key_here'])('takes %s', (key) => {
    expect(new MarginFrontClient(key)).toBeInstanceOf(MarginFrontClient)
  })

  it('drops the newline of a key that was read from a file', async () => {
    const { fetch, requests } = scriptedFetch(json(mintedSession, { status: 201 }))
    const client = new MarginFrontClient(`${secretKey}\n`, { fetch })
    await client.portalSessions.create({ customerExternalId: 'acme-001' })
    expect(requests[0]?.init.headers).toMatchObject({ 'x-api-key': secretKey })
  })

  it('can not be seen on the client', () => {
    const client = new MarginFrontClient(secretKey)
    const seen = [
      JSON.stringify(client),
      inspect(client, { depth: 9, showHidden: true, getters: true }),
      inspect(client.portalSessions, { depth: 9, showHidden: true }),
      String(client),
    ].join()
    expect(seen).not.toContain('SENTINEL')
  })
})

describe('the browser guard', () => {
  it('refuses a page', () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
    vi.stubGlobal('process', undefined)
    const error = withKey(secretKey)
    expect(error).toBeInstanceOf(AuthenticationError)
    expect(error).toMatchObject({ code: 'browser' })
    expect(error).toHaveProperty('message', expect.stringContaining('createPortalRoute'))
  })

  it('refuses a page with a bundler’s stand-in for process', () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
    vi.stubGlobal('process', { env: {}, versions: {} })
    expect(withKey(secretKey)).toMatchObject({ code: 'browser' })
  })

  it('allows a DOM under Node, as in a test', () => {
    vi.stubGlobal('window', {})
    vi.stubGlobal('document', {})
    expect(() => new MarginFrontClient(secretKey)).not.toThrow()
  })

  it('allows a server runtime that is not Node', () => {
    vi.stubGlobal('process', undefined)
    expect(() => new MarginFrontClient(secretKey)).not.toThrow()
  })
})

describe('the options', () => {
  const optionError = (options: Record<string, unknown>) =>
    errorOf(() => Reflect.construct(MarginFrontClient, [secretKey, options]))

  it.each<[string, Record<string, unknown>]>([
    ['timeout', { timeout: -1 }],
    ['timeout', { timeout: 0 }],
    ['timeout', { timeout: Number.NaN }],
    ['timeout', { timeout: Infinity }],
    ['timeout', { timeout: 2 ** 31 }],
    ['timeout', { timeout: '5000' }],
    ['retries', { retries: Number.NaN }],
    ['retries', { retries: -1 }],
    ['retries', { retries: 1.5 }],
    ['retries', { retries: Infinity }],
    ['retryDelay', { retryDelay: -1 }],
    ['retryDelay', { retryDelay: Number.NaN }],
    ['retryDelay', { retryDelay: '300' }],
    ['telemetry.sampleRate', { telemetry: { sampleRate: 1.1 } }],
    ['telemetry.sampleRate', { telemetry: { sampleRate: -0.1 } }],
    ['telemetry.sampleRate', { telemetry: { sampleRate: Number.NaN } }],
    ['telemetry.handler', { telemetry: { handler: 'log' } }],
    ['logging.level', { logging: { level: 'verbose' } }],
    ['logging.handler', { logging: { handler: {} } }],
    ['fetch', { fetch: 'fetch' }],
    ['baseUrl', { baseUrl: '' }],
    ['baseUrl', { baseUrl: 'api.marginfront.com/v1' }],
    ['baseUrl', { baseUrl: '/v1' }],
    ['baseUrl', { baseUrl: 'http://api.marginfront.com/v1' }],
    ['baseUrl', { baseUrl: 'http://localhost.evil.example/v1' }],
    ['baseUrl', { baseUrl: 'http://127.0.0.1.evil.example/v1' }],
    ['baseUrl', { baseUrl: 'ftp://localhost/v1' }],
    ['baseUrl', { baseUrl: 'file:///v1' }],
    ['baseUrl', { baseUrl: 'https://user:SENTINEL@api.marginfront.com/v1' }],
    ['baseUrl', { baseUrl: 'https://SENTINEL@api.marginfront.com/v1' }],
    ['baseUrl', { baseUrl: 'https://api.marginfront.com/v1?key=SENTINEL' }],
    ['baseUrl', { baseUrl: 'https://api.marginfront.com/v1?' }],
    ['baseUrl', { baseUrl: 'https://api.marginfront.com/v1#SENTINEL' }],
    ['baseUrl', { baseUrl: 42 }],
  ])('refuses a bad %s in %j, and does not echo it', (option, options) => {
    const error = optionError(options)
    expect(error).toBeInstanceOf(ValidationError)
    expect(error).toBeInstanceOf(MarginFrontError)
    expect(error).toMatchObject({ code: 'invalid_option' })
    expect(error).toHaveProperty('message', expect.stringContaining(`option ${option} `))
    expect(inspect(error)).not.toContain('SENTINEL')
  })

  it.each<[string | undefined, string]>([
    [undefined, 'https://api.marginfront.com/v1/portal-sessions'],
    ['https://api.marginfront.com/v1/', 'https://api.marginfront.com/v1/portal-sessions'],
    ['https://gateway.example/billing/v1//', 'https://gateway.example/billing/v1/portal-sessions'],
    ['https://gateway.example', 'https://gateway.example/portal-sessions'],
    ['http://localhost:4242/v1', 'http://localhost:4242/v1/portal-sessions'],
    ['http://127.0.0.1:4242/v1', 'http://127.0.0.1:4242/v1/portal-sessions'],
    ['http://[::1]:4242/v1', 'http://[::1]:4242/v1/portal-sessions'],
  ])('with the baseUrl %s asks %s', async (baseUrl, url) => {
    const { fetch, requests } = scriptedFetch(json([]))
    await new MarginFrontClient(secretKey, { baseUrl, fetch }).portalSessions.list()
    expect(requests[0]?.url).toBe(url)
  })

  it('uses its defaults for options that are undefined', async () => {
    const options: MarginFrontClientOptions = {
      baseUrl: undefined,
      timeout: undefined,
      retries: undefined,
      retryDelay: undefined,
      logging: undefined,
      telemetry: undefined,
    }
    const { fetch, requests } = scriptedFetch(json([]))
    await new MarginFrontClient(secretKey, { ...options, fetch }).portalSessions.list()
    expect(requests).toHaveLength(1)
  })

  it('looks the global fetch up for each call, and calls it on nothing', async () => {
    const client = new MarginFrontClient(secretKey)
    const seenThis: unknown[] = []
    vi.stubGlobal('fetch', async function (this: unknown) {
      seenThis.push(this)
      return json([])
    })
    await client.portalSessions.list()
    expect(seenThis).toEqual([undefined])
  })

  it('calls the fetch option on nothing', async () => {
    const seenThis: unknown[] = []
    async function fetch(this: unknown) {
      seenThis.push(this)
      return json([])
    }
    await new MarginFrontClient(secretKey, { fetch }).portalSessions.list()
    expect(seenThis).toEqual([undefined])
  })

  it('gives a rejection, and no throw, when the fetch option throws at once', async () => {
    const fetch = () => {
      throw connectionRefused()
    }
    const client = new MarginFrontClient(secretKey, { fetch, retries: 0 })
    await expect(client.portalSessions.list()).rejects.toMatchObject({ code: 'connection_failed' })
  })

  it('sets only what every server runtime knows on a request', async () => {
    const { fetch, requests } = scriptedFetch(json(mintedSession, { status: 201 }), json([]))
    const client = new MarginFrontClient(secretKey, { fetch })
    await client.portalSessions.create({ customerExternalId: 'acme-001' })
    await client.portalSessions.list()
    expect(requests.map(({ init }) => Object.keys(init).toSorted())).toEqual([
      ['body', 'headers', 'method', 'redirect', 'signal'],
      ['headers', 'method', 'redirect', 'signal'],
    ])
    expect(requests[0]?.init.redirect).toBe('manual')
  })
})
