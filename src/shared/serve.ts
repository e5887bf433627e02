import { createServer } from 'node:http'
import type { Duplex } from 'node:stream'
import { answerOverHttp, type FetchHandler } from './answerOverHttp.ts'

/** A server that runs. */
export interface Served {
  /** Where this machine reaches it, such as `http://127.0.0.1:4242`. */
  origin: string
  port: number
  /** Stops listening and cuts every connection. */
  close(): Promise<void>
}

/**
 * Serves a fetch handler over HTTP. Rejects with Node's own error when it cannot listen.
 *
 * @param handler answers each request; its signal aborts when the caller hangs up
 * @param options `port` (0 picks a free one) and `host` (default 127.0.0.1)
 */
export async function serve(
  handler: FetchHandler,
  { port, host = '127.0.0.1' }: { port: number; host?: string },
): Promise<Served> {
  const server = createServer((incoming, outgoing) => {
    void answerOverHttp(handler, incoming, outgoing)
  })
  // Without a listener, Node cuts the connection and says nothing.
  server.on('connect', (_, socket: Duplex) => {
    socket.on('error', () => socket.destroy())
    socket.end('HTTP/1.1 405 Method Not Allowed\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => {
      server.off('error', reject)
      resolve()
    })
  })

  const address = server.address()
  const listening = typeof address === 'object' && address ? address.port : port
  return {
    origin: `http://${urlHost(host)}:${listening}`,
    port: listening,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** The hosts that mean every address of this machine, and how each is reached from here. */
const loopbackOf: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

export const isEveryAddress = (host: string): boolean => Object.hasOwn(loopbackOf, host)

function urlHost(host: string): string {
  const reachable = loopbackOf[host] ?? host
  return reachable.includes(':') ? `[${reachable}]` : reachable
}
