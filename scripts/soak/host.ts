// The host that is soaked, in a process of its own, so that its memory is its own.
import { createServer } from 'node:http'
import { createMemoryRateLimit } from '../../src/server/portal/createMemoryRateLimit.ts'
import { createPortalRoute } from '../../src/server/index.ts'
import { toNodeHandler } from '../../src/server/node/index.ts'

/** What the host says of itself. */
export interface HostReport {
  kind: 'report'
  /** What keeps the process awake besides its own server and its parent. */
  awakeFor: string[]
  heapUsed: number
  /** The numbers of the visits whose answer was with the operating system as a whole. */
  answered: number[]
  /** Unhandled rejections, uncaught errors and warnings of Node. */
  alarms: string[]
}

export type HostMessage = { kind: 'listening'; port: number } | HostReport

const origin = process.env['MARGINFRONT_ORIGIN'] ?? ''
const alarms: string[] = []
for (const name of ['unhandledRejection', 'uncaughtException', 'warning']) {
  process.on(name, (reason) => alarms.push(`${name}: ${String(reason?.stack ?? reason)}`))
}

let answered: number[] = []

const route = createPortalRoute({
  resolveCustomer({ request }) {
    const customerExternalId = request.headers.get('x-signed-in-as')
    return customerExternalId === null ? 'unauthenticated' : { customerExternalId }
  },
  baseUrl: `${origin}/v1`,
  portalOrigins: [origin],
  timeout: 1000,
  // The default, with windows and a memory so small that both turn over many times.
  rateLimit: createMemoryRateLimit({ limit: 10, windowMs: 5000, maxKeys: 1000 }),
  // Thousands of failures are planned here, and what became of each is read from the books.
  onEvent: () => {},
})

const handler = toNodeHandler(route)
const server = createServer((req, res) => {
  // By Node's own word and not by the route's, whose word is what is tried here.
  res.once('close', () => {
    if (res.writableFinished) answered.push(Number(req.headers['x-visit']))
  })
  void handler(req, res)
})
// An idle connection that the server closes as the next request is on its way would look like a
// broken answer; whoever connects here closes its connections itself.
server.keepAliveTimeout = 0

function say(message: HostMessage) {
  process.send?.(message)
}

function report() {
  globalThis.gc?.()
  const awakeFor = process
    .getActiveResourcesInfo()
    .filter((resource) => !['TCPServerWrap', 'PipeWrap', 'Pipe', 'TTYWrap'].includes(resource))
  const { heapUsed } = process.memoryUsage()
  say({ kind: 'report', awakeFor, heapUsed, answered, alarms })
}

process.on('message', (order) => {
  if (order === 'report') report()
  if (order === 'forget') {
    answered = []
  }
  if (order === 'close') {
    server.close()
    process.disconnect()
  }
})

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object' && address) say({ kind: 'listening', port: address.port })
})
