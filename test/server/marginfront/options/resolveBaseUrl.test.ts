import { inspect } from 'node:util'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { MarginFrontClient, ValidationError } from '../../../../src/server/marginfront/index.ts'
import { resolveBaseUrl } from '../../../../src/server/marginfront/options/resolveBaseUrl.ts'
import { errorOf } from '../errorOf.ts'
import { json, scriptedFetch, secretKey } from '../scriptedFetch.ts'

beforeEach(() => void vi.stubEnv('MF_API_BASE_URL', undefined))
afterEach(() => {
  vi.unstubAllEnvs()
  vi.unstubAllGlobals()
})

it.each<[string | undefined, string]>([
  [undefined, 'https://api.marginfront.com/v1'],
  ['https://api.marginfront.com/v1/', 'https://api.marginfront.com/v1'],
  ['https://gateway.example/billing/v1//', 'https://gateway.example/billing/v1'],
  ['https://gateway.example', 'https://gateway.example'],
  ['https://10.1.2.3/v1', 'https://10.1.2.3/v1'],
])('%s means %s', (option, expected) => {
  expect(resolveBaseUrl(option)).toBe(expected)
})

it.each<[string, unknown]>([
  ['nothing', ''],
  ['no scheme', 'api.marginfront.com/v1'],
  ['a path', '/v1'],
  ['no text', 42],
  ['another scheme', 'ftp://localhost/v1'],
  ['a file', 'file:///v1'],
  ['a user and password', 'https://user:SENTINEL@api.marginfront.com/v1'],
  ['a user', 'https://SENTINEL@api.marginfront.com/v1'],
  ['a query', 'https://api.marginfront.com/v1?key=SENTINEL'],
  ['an empty query', 'https://api.marginfront.com/v1?'],
  ['a fragment', 'https://api.marginfront.com/v1#SENTINEL'],
  ['http to a public host', 'http://api.marginfront.com/v1'],
  ['http to a host that looks like loopback', 'http://localhost.evil.example/v1'],
  ['http to a host that looks like an address', 'http://127.0.0.1.evil.example/v1'],
  ['http to a host that looks private', 'http://10.0.0.1.evil.example/v1'],
  ['http to a public address', 'http://8.8.8.8/v1'],
  ['http next to a private network', 'http://172.32.0.1/v1'],
  ['http to the metadata of a cloud', 'http://169.254.169.254/v1'],
])('%s is refused, and not echoed', (_what, baseUrl) => {
  const error = errorOf(() => Reflect.construct(MarginFrontClient, [secretKey, { baseUrl }]))
  expect(error).toBeInstanceOf(ValidationError)
  expect(error).toMatchObject({
    code: 'invalid_option',
    message: expect.stringContaining('option baseUrl '),
  })
  expect(inspect(error)).not.toContain('SENTINEL')
})

it.each(['production', 'development'])('http to this machine is fine in %s', (mode) => {
  vi.stubEnv('NODE_ENV', mode)
  for (const host of ['localhost', '127.0.0.1', '[::1]', 'emulator.localhost']) {
    expect(resolveBaseUrl(`http://${host}:4242/v1`)).toBe(`http://${host}:4242/v1`)
  }
})

describe.each([
  'emulator',
  'host.docker.internal',
  'emulator.default.svc.cluster.local',
  'mock.test',
  'nas.home.arpa',
  '10.1.2.3',
  '172.16.0.2',
  '172.31.0.2',
  '192.168.1.20',
  '0.0.0.0',
  '[fd12:3456::1]',
  'emulator.',
  'emulator.default.svc',
  'emulator.lan',
  'emulator.home',
  '169.254.1.1',
  '[fe80::1]',
])('http to %s', (host) => {
  const baseUrl = `http://${host}:4242/v1`

  it.each(['development', 'test', undefined])('is fine where NODE_ENV is %s', (mode) => {
    vi.stubEnv('NODE_ENV', mode)
    expect(resolveBaseUrl(baseUrl)).toBe(baseUrl)
  })

  it('is refused in production, and the reason is told', () => {
    vi.stubEnv('NODE_ENV', 'production')
    expect(() => resolveBaseUrl(baseUrl)).toThrow(/unencrypted.*https/)
  })
})

describe('MF_API_BASE_URL', () => {
  it('is used where the option is left out or undefined, as it is when the client is made', async () => {
    vi.stubEnv('MF_API_BASE_URL', ' http://127.0.0.1:4242/v1/\n')
    const { fetch, requests } = scriptedFetch(json([]), json([]))
    const clients = [
      new MarginFrontClient(secretKey, { fetch }),
      new MarginFrontClient(secretKey, { fetch, baseUrl: undefined }),
    ]
    vi.stubEnv('MF_API_BASE_URL', 'https://too-late.example/v1')
    for (const client of clients) await client.portalSessions.list()
    const url = 'http://127.0.0.1:4242/v1/portal-sessions'
    expect(requests).toMatchObject([{ url }, { url }])
  })

  it.each([
    ['"http://127.0.0.1:4242/v1"', 'has quotes around it'],
    ['\u201chttp://127.0.0.1:4242/v1\u201d', 'has quotes around it'],
    ['MF_API_BASE_URL=http://127.0.0.1:4242/v1', 'after the equals sign'],
  ])('that was pasted as %s says so, as an option too', (value, what) => {
    vi.stubEnv('MF_API_BASE_URL', value)
    expect(() => resolveBaseUrl()).toThrow(what)
    expect(() => resolveBaseUrl(value)).toThrow(what)
  })

  it('yields to the option', () => {
    vi.stubEnv('MF_API_BASE_URL', 'https://gateway.example/v1')
    expect(resolveBaseUrl('https://option.example/v1')).toBe('https://option.example/v1')
  })

  it('counts as left out when it is blank', () => {
    vi.stubEnv('MF_API_BASE_URL', '  ')
    expect(resolveBaseUrl()).toBe('https://api.marginfront.com/v1')
  })

  it.each(['localhost:4242', 'http://api.marginfront.com/v1', 'https://a:SENTINEL@b.example'])(
    'is named when it is %s',
    (value) => {
      vi.stubEnv('MF_API_BASE_URL', value)
      const error = errorOf(() => resolveBaseUrl())
      expect(error).toMatchObject({
        code: 'invalid_option',
        message: expect.stringContaining('MF_API_BASE_URL'),
      })
      expect(inspect(error)).not.toContain('SENTINEL')
    },
  )

  it('is not missed where there is no process, or none of its variables may be read', () => {
    vi.stubGlobal('process', undefined)
    expect(resolveBaseUrl()).toBe('https://api.marginfront.com/v1')
    const deny = () => {
      throw new Error('Requires env access')
    }
    vi.stubGlobal('process', { env: new Proxy({}, { get: deny }) })
    expect(resolveBaseUrl()).toBe('https://api.marginfront.com/v1')
  })
})
