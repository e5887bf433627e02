import { createServer } from 'node:http'
import { toNodeHandler } from '../../src/server/node/index.ts'
import { handWrittenAdapter, handWrittenHandler, handWrittenRoute } from './handWritten.ts'
import { ourRoute } from './ourRoute.ts'
import { announce } from './processes.ts'

// One process for all that are compared, each on a port of its own.
const upstream = { baseUrl: process.env['UPSTREAM'] ?? '', fetch: globalThis.fetch }
const ours = ourRoute(upstream, { portalOrigins: ['https://portal.marginfront.com'] })
announce(
  {
    ours: createServer(toNodeHandler(ours)),
    byHand: createServer(handWrittenHandler(upstream)),
    byRequest: createServer(handWrittenAdapter(handWrittenRoute(upstream))),
  },
  () => process.cpuUsage(),
)
