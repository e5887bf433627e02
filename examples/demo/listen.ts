import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import { networkInterfaces } from 'node:os'
import { SetupError } from './SetupError.ts'

const addresses = Object.values(networkInterfaces()).flatMap((list) =>
  (list ?? []).map(({ address }) => address),
)

/** What `localhost` can mean here. Nobody else on the network may sign in as a customer. */
export const localhost = ['127.0.0.1', ...(addresses.includes('::1') ? ['::1'] : [])]

/** Serves a handler on one port of every host, and gives the port; 0 picks a free one. */
export async function listen(
  handler: RequestListener,
  { hosts, port, variable }: { hosts: readonly string[]; port: number; variable: string },
): Promise<number> {
  let chosen = port
  for (const host of hosts) {
    const server = createServer(handler).listen(chosen, host)
    await once(server, 'listening').catch((error: unknown) => {
      throw inPlainWords(error, chosen, variable)
    })
    const address = server.address()
    if (typeof address === 'object' && address) chosen = address.port
  }
  return chosen
}

function inPlainWords(error: unknown, port: number, variable: string): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return new SetupError(`Port ${port} is already in use: choose another one with ${variable}.`)
  }
  if (code === 'EACCES') {
    return new SetupError(`Port ${port} needs more rights: choose another one with ${variable}.`)
  }
  return error
}
