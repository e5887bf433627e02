import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, it } from 'vitest'
import { ConnectionError, MarginFrontClient } from '../../../../src/server/marginfront/index.ts'
import { recordRequests } from '../recordRequests.ts'
import { rejectionOf, scriptedFetch, secretKey } from '../scriptedFetch.ts'

const failWith = (thrown: Error) => {
  const { fetch } = scriptedFetch(thrown)
  const { portalSessions } = new MarginFrontClient(secretKey, { fetch, retries: 0 })
  return rejectionOf(portalSessions.list())
}

const withCode = (code: string, more: object = {}) =>
  Object.assign(new Error(`getaddrinfo ${code} SENTINEL.example`), { code, ...more })

const fetchFailed = (cause: unknown) => new TypeError('fetch failed', { cause })

describe('the sentence', () => {
  it.each([
    ['ENOTFOUND', /could not be resolved.*DNS/],
    ['EAI_AGAIN', /could not be resolved.*DNS/],
    ['ECONNREFUSED', /was refused.*port/],
    ['ConnectionRefused', /was refused.*port/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /certificate.*NODE_EXTRA_CA_CERTS/],
    ['SELF_SIGNED_CERT_IN_CHAIN', /certificate.*NODE_EXTRA_CA_CERTS/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /certificate.*NODE_EXTRA_CA_CERTS/],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /certificate.*NODE_EXTRA_CA_CERTS/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', /belongs to another host/],
    ['CERT_HAS_EXPIRED', /clock/],
    ['EPROTO', /speaks https/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', /speaks https/],
    ['ETIMEDOUT', /firewall/],
    ['UND_ERR_CONNECT_TIMEOUT', /firewall/],
    ['ENETUNREACH', /firewall/],
    ['ECONNRESET', /broke before the whole answer arrived/],
    ['EPIPE', /broke before the whole answer arrived/],
    ['UND_ERR_SOCKET', /broke before the whole answer arrived/],
    ['ESOMETHING', /could not be reached.*network/],
  ])('of %s says how to mend it', async (code, words) => {
    const error = await failWith(fetchFailed(withCode(code)))
    expect(error).toBeInstanceOf(ConnectionError)
    expect(error).toMatchObject({
      code: 'connection_failed',
      errno: code,
      message: expect.stringMatching(words),
    })
    expect(error).toHaveProperty('message', expect.stringContaining(`(${code})`))
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ errno: code })
    expect(inspect(error, { depth: 9 })).not.toContain('SENTINEL')
  })

  it('of a failure without a code is the general one', async () => {
    const error = await failWith(fetchFailed(new Error('SENTINEL other side closed')))
    expect(error).toMatchObject({
      errno: undefined,
      message: expect.stringMatching(/could not be reached.*network.*MF_API_BASE_URL/),
    })
  })
})

describe('the errno', () => {
  it.each<[string, Error]>([
    ['on the error itself', withCode('ECONNREFUSED')],
    ['three causes down', fetchFailed(fetchFailed(fetchFailed(withCode('ECONNREFUSED'))))],
    ['among many', fetchFailed(new AggregateError([withCode('ECONNREFUSED')]))],
    ['among many at the top', new AggregateError([new Error('none'), withCode('ECONNREFUSED')])],
    [
      'under a code that says nothing',
      Object.assign(fetchFailed(withCode('ECONNREFUSED')), { code: 'ERR_UNKNOWN' }),
    ],
    [
      'in an error of another realm',
      fetchFailed({ name: 'Error', message: 'connect', code: 'ECONNREFUSED' }),
    ],
  ])('is found %s', async (_where, thrown) => {
    expect(await failWith(thrown)).toMatchObject({ errno: 'ECONNREFUSED' })
  })

  it('is not looked for without end', async () => {
    const round = fetchFailed(undefined)
    round.cause = new AggregateError([round, round])
    expect(await failWith(round)).toMatchObject({ errno: undefined })
  })
})

describe('against real sockets', () => {
  const fail = (baseUrl: string) =>
    rejectionOf(new MarginFrontClient(secretKey, { baseUrl, retries: 0 }).portalSessions.list())

  it('a port that nobody listens on is told', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    expect(await fail(`http://127.0.0.1:${port}/v1`)).toMatchObject({ errno: 'ECONNREFUSED' })
  })

  it('a server that hangs up is told', async () => {
    const { baseUrl } = await recordRequests((response) => void response.destroy())
    expect(await fail(baseUrl)).toMatchObject({
      errno: expect.stringMatching(/^(UND_ERR_SOCKET|ECONNRESET)$/),
      message: expect.stringContaining('broke before'),
    })
  })

  it('https to a port that speaks http is told', async () => {
    const { baseUrl } = await recordRequests((response) => void response.end())
    const error = await fail(baseUrl.replace('http:', 'https:'))
    expect(error).toHaveProperty('message', expect.stringContaining('speaks https'))
  })
})
