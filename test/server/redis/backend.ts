import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createEmulator } from '../../../src/emulator/index.ts'
import { createPortalRoute, MarginFrontClient } from '../../../src/server/index.ts'
import { toNodeHandler } from '../../../src/server/node/index.ts'
import { portal } from '../support/portal.ts'
import { sharedRateLimit } from './sharedRateLimit.ts'

// One of several processes of a backend, which tells its parent where it answers.
const emulator = createEmulator({ origin: portal })
const handler = toNodeHandler(
  createPortalRoute({
    client: new MarginFrontClient(emulator.secretKeys[0], { fetch: emulator.fetch }),
    resolveCustomer: ({ request }) => ({
      customerExternalId: request.headers.get('cookie') ?? '',
    }),
    rateLimit: sharedRateLimit,
    onEvent: () => {},
  }),
)
const server = createServer((req, res) => void handler(req, res))
server.listen(0, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo
  process.send?.(`http://127.0.0.1:${port}`)
})
