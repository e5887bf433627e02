import { expect, it } from 'vitest'
import { MarginFrontClient, ValidationError } from '../../../../src/server/marginfront/index.ts'
import { errorOf } from '../errorOf.ts'
import { json, scriptedFetch, secretKey } from '../scriptedFetch.ts'

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
])('a bad %s in %j is refused by name', (option, options) => {
  const error = errorOf(() => Reflect.construct(MarginFrontClient, [secretKey, options]))
  expect(error).toBeInstanceOf(ValidationError)
  expect(error).toMatchObject({
    code: 'invalid_option',
    message: expect.stringContaining(`option ${option} `),
  })
})

it('options that are undefined have their defaults', async () => {
  const { fetch, requests } = scriptedFetch(json([]))
  const client = new MarginFrontClient(secretKey, {
    baseUrl: undefined,
    timeout: undefined,
    retries: undefined,
    retryDelay: undefined,
    logging: undefined,
    telemetry: undefined,
    fetch,
  })
  await client.portalSessions.list()
  expect(requests).toHaveLength(1)
})
