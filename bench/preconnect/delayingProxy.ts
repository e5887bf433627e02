import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A port that is far away. */
export interface DelayingProxy {
  port: number
  /** Ends all connections. */
  drop: () => void
  close: () => void
}

/**
 * Puts a port of this machine far away: what is sent arrives after `oneWay` milliseconds, in both
 * directions. A connection costs its round trip, too, as the kernel would let it be made at once.
 */
export async function delayingProxy(target: number, oneWay: number): Promise<DelayingProxy> {
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = connect(target, '127.0.0.1')
    const made = performance.now() + 2 * oneWay
    relay(near, far, () => Math.max(performance.now(), made) + oneWay)
    relay(far, near, () => performance.now() + oneWay)
    for (const socket of [near, far]) {
      open.add(socket)
      socket.on('close', () => open.delete(socket))
    }
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const drop = () => open.forEach((socket) => socket.destroy())
  return {
    port: (server.address() as AddressInfo).port,
    drop,
    close() {
      drop()
      server.close()
    },
  }
}

function relay(from: Socket, to: Socket, arrival: () => number): void {
  const later = (run: () => void) => setTimeout(run, arrival() - performance.now())
  from.setNoDelay()
  from.on('data', (bytes) => later(() => !to.destroyed && to.write(bytes)))
  from.on('end', () => later(() => to.end()))
  // A browser may drop a connection that it made for nothing.
  from.on('error', () => to.destroy())
}
