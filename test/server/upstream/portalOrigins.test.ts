import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createEmulator } from '../../../src/emulator/index.ts'
import {
  createPortalRoute,
  MarginFrontClient,
  type PortalRouteOptions,
} from '../../../src/server/index.ts'
import { ask, problemOf } from '../support/portal.ts'

const local = 'http://127.0.0.1:4242'

beforeEach(() => void vi.stubEnv('MF_API_BASE_URL', undefined))
afterEach(() => vi.unstubAllEnvs())

/** Clicks once, with links of the emulator on an origin, and says where the link leads. */
async function linkFrom(origin: string, options: Partial<PortalRouteOptions>, env?: string) {
  const emulator = createEmulator({ origin })
  const route = createPortalRoute({
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    secretKey: 'mf_sk_test_emulator',
    fetch: emulator.fetch,
    onEvent: () => {},
    ...options,
  })
  // After the route was made, as a file of variables may be read that late.
  if (env !== undefined) vi.stubEnv('MF_API_BASE_URL', env)
  const { url, code } = await problemOf(await route(ask()))
  if (code !== undefined) expect(emulator.sessions.live).toEqual([])
  return typeof url === 'string' ? new URL(url).origin : code
}

describe('an API on this machine', () => {
  it.each(['http://127.0.0.1:4242', 'http://localhost:4242', 'http://mf.localhost:4242'])(
    'serves links on its own origin with no setting: %s',
    async (origin) => {
      expect(await linkFrom(origin, { baseUrl: `${origin}/v1` })).toBe(origin)
      expect(await linkFrom(origin, {}, `${origin}/v1`)).toBe(origin)
    },
  )

  it('adds its origin to those that are named', async () => {
    const named = { baseUrl: `${local}/v1`, portalOrigins: ['https://billing.example.com'] }
    expect(await linkFrom(local, named)).toBe(local)
    expect(await linkFrom('https://billing.example.com', named)).toBe('https://billing.example.com')
  })

  it('serves none on another origin', async () => {
    const options = { baseUrl: `${local}/v1` }
    for (const other of [
      'http://127.0.0.1:4243',
      'http://localhost:4242',
      'https://evil.example',
    ]) {
      expect(await linkFrom(other, options), other).toBe('upstream_error')
    }
    expect(await linkFrom('https://portal.marginfront.com', options)).toBe(
      'https://portal.marginfront.com',
    )
  })

  it('is the one of the option where both are there', async () => {
    const options = { baseUrl: 'https://gateway.example.com/v1' }
    expect(await linkFrom(local, options, `${local}/v1`)).toBe('upstream_error')
  })
})

describe('an API elsewhere', () => {
  it.each(['https://api.marginfront.com/v1', 'http://emulator:4242/v1'])(
    'serves no links on its own origin unless that is named: %s',
    async (baseUrl) => {
      expect(await linkFrom(new URL(baseUrl).origin, { baseUrl })).toBe('upstream_error')
    },
  )

  it('serves them on this machine where that is named, as beside a container', async () => {
    const origin = 'http://localhost:4242'
    const baseUrl = 'http://emulator:4242/v1'
    expect(await linkFrom(origin, { baseUrl })).toBe('upstream_error')
    expect(await linkFrom(origin, { baseUrl, portalOrigins: [origin] })).toBe(origin)
  })

  it('that is misspelled is told by the client', async () => {
    expect(await linkFrom(local, {}, 'localhost:4242')).toBe('misconfigured')
  })
})

it('are those of the address that a client of this package was given, where it is on this machine', async () => {
  const emulator = createEmulator({ origin: local })
  const client = (baseUrl: string) =>
    new MarginFrontClient('mf_sk_test_emulator', { baseUrl, fetch: emulator.fetch })
  const none = { secretKey: undefined, fetch: undefined }
  expect(await linkFrom(local, { ...none, client: client(`${local}/v1`) })).toBe(local)
  const remote = client('https://gateway.example.com/v1')
  expect(await linkFrom(local, { ...none, client: remote }, `${local}/v1`)).toBe('upstream_error')
})
