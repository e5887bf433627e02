import { fork } from 'node:child_process'
import { once } from 'node:events'
import type { AddressInfo, Server } from 'node:net'
import { join } from 'node:path'

/** A process that serves, and what it tells of itself. */
export interface Served<Name extends string, Facts> extends Disposable {
  ports: Record<Name, number>
  ask: () => Promise<Facts>
}

/** Starts a process of the bench and waits until it serves. */
export async function start<Name extends string, Facts>(
  file: string,
  env: Record<string, string> = {},
): Promise<Served<Name, Facts>> {
  const child = fork(join(import.meta.dirname, file), {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    // On a busy machine the compiler's own thread would otherwise come too late for one of them.
    execArgv: ['--no-concurrent-recompilation'],
  })
  const [ports] = await once(child, 'message')
  return {
    ports,
    async ask() {
      const answer = once(child, 'message')
      child.send('tell')
      const [facts] = await answer
      return facts
    },
    [Symbol.dispose]: () => void child.kill(),
  }
}

/** Serves in the process that was started, and answers what it is asked about itself. */
export function announce(servers: Record<string, Server>, facts: () => unknown): void {
  const names = Object.keys(servers)
  const ready = Object.values(servers).map(async (server) => {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return (server.address() as AddressInfo).port
  })
  void Promise.all(ready).then((ports) =>
    process.send?.(Object.fromEntries(names.map((name, index) => [name, ports[index]]))),
  )
  process.on('message', () => process.send?.(facts()))
  process.on('disconnect', () => process.exit())
}
