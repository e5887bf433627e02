import { once } from 'node:events'
import type { Server as HttpServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A server that nobody but this machine reaches. */
export interface LoopbackServer {
  port: number
  /** Ends it, and every connection that is open. */
  close: () => void
}

/** Starts a server on a free port of 127.0.0.1. */
export async function listenOnLoopback(server: HttpServer): Promise<LoopbackServer> {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      server.close()
      server.closeAllConnections()
    },
  }
}
