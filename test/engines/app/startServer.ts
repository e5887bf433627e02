import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { networkInterfaces } from 'node:os'
import { freePort } from '../ports.ts'

const hasIpv6 = Object.values(networkInterfaces())
  .flatMap((list) => list ?? [])
  .some(({ address }) => address === '::1')

/** Serves a handler on a free port of a loopback host. */
export async function startServer(host: 'localhost' | '127.0.0.1', handler: RequestListener) {
  const port = await freePort()
  // `localhost` may mean either of them.
  const addresses = ['127.0.0.1', ...(host === 'localhost' && hasIpv6 ? ['::1'] : [])]
  let servers = await Promise.all(addresses.map(open))

  async function open(address: string) {
    const server = createServer(handler).listen(port, address)
    await once(server, 'listening')
    return server
  }
  async function close() {
    await Promise.all(
      servers.map((server) => {
        server.close()
        server.closeAllConnections()
        return once(server, 'close')
      }),
    )
    servers = []
  }
  return {
    origin: `http://${host}:${port}`,
    close,
    async setReachable(isReachable: boolean) {
      if (!isReachable) await close()
      else if (servers.length === 0) servers = await Promise.all(addresses.map(open))
    },
  }
}
