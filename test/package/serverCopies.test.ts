import { createRequire } from 'node:module'
import type * as server from '@marginfront/react/server'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createEmulator } from '../../src/emulator/index.ts'
import { createPortalRoute, type PortalEvent } from '../../src/server/index.ts'
import { ask, portal } from '../server/support/portal.ts'

const { MarginFrontClient }: typeof server = createRequire(import.meta.url)(
  '@marginfront/react/server',
)

/** A route as ESM whose client is of the CommonJS build. */
function setUp(onEvent?: (event: PortalEvent) => void) {
  const emulator = createEmulator({ origin: portal })
  const client = new MarginFrontClient(emulator.secretKeys[0], {
    fetch: emulator.fetch,
    retries: 0,
  })
  const route = createPortalRoute({
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    client,
    onEvent,
  })
  return { emulator, route }
}

describe('the client of another copy of the package', () => {
  it('serves a route', async () => {
    const { emulator, route } = setUp()
    expect((await route(ask())).status).toBe(200)
    expect(emulator.sessions.live).toHaveLength(1)
  })

  it.each([
    [401, 'misconfigured', 'key_refused'],
    [429, 'rate_limited', 'rate_limited'],
    [500, 'upstream_error', 'server_error'],
  ])('has its errors told as the own ones are: %i', async (status, code, ofClient) => {
    const events: PortalEvent[] = []
    const { emulator, route } = setUp((event) => events.push(event))
    emulator.faults.once({ kind: 'status', status })
    await route(ask())
    expect(events).toMatchObject([{ code, cause: { code: ofClient, status } }])
  })

  it('has nothing that MarginFront said of a request in its errors', async () => {
    const events: PortalEvent[] = []
    const { emulator, route } = setUp((event) => events.push(event))
    emulator.faults.once({ kind: 'status', status: 400 })
    await route(ask())
    expect(events).toMatchObject([{ cause: { code: 'request_rejected', messages: [] } }])
  })

  it('has its errors in one line of the console, as the own ones are', async () => {
    const error = vi.spyOn(console, 'error').mockImplementation(() => {})
    onTestFinished(() => error.mockRestore())
    const { emulator, route } = setUp()
    emulator.faults.once({ kind: 'status', status: 500 })
    await route(ask())
    expect(error.mock.calls).toEqual([[expect.stringContaining('HTTP 500')]])
  })
})
