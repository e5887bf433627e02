import { createServer } from 'node:http'
import { createPortalRoute } from '../../src/server/index.ts'
import { toNodeHandler, type NodeContext } from '../../src/server/node/index.ts'
import { handWrittenAdapter, handWrittenHandler, handWrittenRoute } from './handWritten.ts'
import type { Compared } from './hosts.ts'
import { ourRoute } from './ourRoute.ts'
import { announce } from './processes.ts'
import { secretKey, signedIn } from './upstream.ts'

// One process for all that are compared, each on a port of its own.
const baseUrls: Record<Compared, string> = JSON.parse(process.env['UPSTREAMS'] ?? '')
const upstreamOf = (name: Compared) => ({ baseUrl: baseUrls[name], fetch: globalThis.fetch })
const portalOrigins = ['https://portal.marginfront.com']

// As a host on Node sets it up: it has the request there already.
const ours = createPortalRoute<NodeContext>({
  secretKey,
  ...upstreamOf('ours'),
  portalOrigins,
  resolveCustomer({ context: { req } }) {
    const customerExternalId = signedIn(req.headers.cookie)
    return customerExternalId === undefined ? 'unauthenticated' : { customerExternalId }
  },
  onEvent() {},
})
announce(
  {
    ours: createServer(toNodeHandler(ours)),
    oursByRequest: createServer(
      toNodeHandler(ourRoute(upstreamOf('oursByRequest'), { portalOrigins })),
    ),
    byHand: createServer(handWrittenHandler(upstreamOf('byHand'))),
    byRequest: createServer(handWrittenAdapter(handWrittenRoute(upstreamOf('byRequest')))),
  } satisfies Record<Compared, unknown>,
  () => process.cpuUsage(),
)
