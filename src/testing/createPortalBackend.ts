import { createEmulator, type Emulator, type EmulatorOptions } from '../emulator/index.ts'
import { createPortalRoute } from '../server/portal/createPortalRoute.ts'
import { createTransport } from '../server/marginfront/transport/createTransport.ts'
import { PortalSessions } from '../server/marginfront/PortalSessions.ts'
import type {
  PortalRoute,
  PortalRouteOptions,
} from '../server/portal/options/PortalRouteOptions.ts'

/** A host's backend with a MarginFront behind it, all in this process. */
export interface PortalBackend {
  /** MarginFront: what was minted, opened and revoked, its clock, and its faults. */
  emulator: Emulator
  /** The host's portal route, the same code as in production. */
  route: PortalRoute
}

/**
 * Makes a real portal route on an emulator, for tests and previews, in Node and in a page.
 *
 * Everyone who asks is signed in as Acme, unless `resolveCustomer` says otherwise. Links point to
 * the portal's real origin, so that nothing has to be allowed; open one with `emulator.fetch`.
 *
 * @example
 * const { emulator, route } = createPortalBackend()
 * await route(new Request('http://app.test/api/billing-portal', { method: 'POST', ... }))
 * expect(emulator.sessions.count).toBe(1)
 */
export function createPortalBackend(
  options: Partial<PortalRouteOptions> = {},
  emulatorOptions: EmulatorOptions = {},
): PortalBackend {
  const emulator = createEmulator({
    origin: 'https://portal.marginfront.com',
    ...emulatorOptions,
  })
  // MarginFrontClient refuses to be made in a page, and rightly so. Behind that guard is this.
  const portalSessions = new PortalSessions(
    createTransport({
      apiKey: emulator.secretKeys[0] ?? '',
      // Named, so that the variables of a test run lead nowhere else.
      baseUrl: 'https://api.marginfront.com/v1',
      fetch: (input, init) => emulator.fetch(input, init),
      retryDelay: 1,
    }),
  )
  const route = createPortalRoute({
    resolveCustomer: () => ({ customerExternalId: 'acme-001' }),
    client: { portalSessions },
    // Told nowhere: a test asserts on the answer, and its expected failures are no one's errors.
    onEvent: () => {},
    ...options,
  })
  return { emulator, route }
}
