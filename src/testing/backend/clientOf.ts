import type { Emulator, Fault } from '../../emulator/index.ts'
import type { PortalSessionsClient } from '../../server/index.ts'
import { createTransport } from '../../server/marginfront/transport/createTransport.ts'
import { PortalSessions } from '../../server/marginfront/PortalSessions.ts'
import { toRequest } from './toRequest.ts'

interface Attempts {
  retries?: number
  /** Milliseconds that every call may take, whatever the route says. */
  timeout?: number | undefined
  /** Makes every call go wrong in this way. */
  fault?: Fault
}

/**
 * Creates the client of an emulator. `MarginFrontClient` refuses to be made in a page, and rightly
 * so; this is what stands behind that guard, since the key of an emulator is no secret.
 */
export function clientOf(
  emulator: Emulator,
  { retries, timeout, fault }: Attempts = {},
): PortalSessionsClient {
  const transport = createTransport({
    apiKey: emulator.secretKeys[0] ?? '',
    // Named, so that the variables of a test run lead nowhere else.
    baseUrl: 'https://api.marginfront.com/v1',
    retryDelay: 1,
    retries,
    timeout,
    async fetch(input, init) {
      const request = await toRequest(input, init)
      // With nothing between, so that no other request can meet this fault.
      if (fault && request.method === 'POST') emulator.faults.once(fault)
      return emulator.fetch(request)
    },
  })
  const sessions = new PortalSessions(transport)
  const portalSessions =
    timeout === undefined
      ? sessions
      : {
          create: (params: Parameters<typeof sessions.create>[0]) => sessions.create(params),
          revoke: (id: string) => sessions.revoke(id),
        }
  return { portalSessions }
}
