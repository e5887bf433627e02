import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { Readable } from 'node:stream'
import { CheckError } from '../CheckError.ts'

type Handler = (request: Request) => Promise<Response>

/** Serves a fetch handler on 127.0.0.1. A handler that rejects cuts the connection. */
export async function serveHandler(handler: Handler, port: number) {
  const server = createServer((incoming, outgoing) => {
    answer(handler, incoming, outgoing).catch(() => incoming.socket.resetAndDestroy())
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause) => reject(inPlainWords(cause, port)))
    server.listen(port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const listening = typeof address === 'object' && address ? address.port : port
  return {
    origin: `http://127.0.0.1:${listening}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(handler: Handler, incoming: IncomingMessage, outgoing: ServerResponse) {
  const gone = new AbortController()
  outgoing.once('close', () => gone.abort())
  const { method = 'GET', url = '/', headers } = incoming
  const body = method === 'GET' || method === 'HEAD' ? undefined : await read(incoming)
  const request = new Request(`http://${headers.host}${url}`, {
    method,
    headers: Object.entries(incoming.headersDistinct).flatMap(([name, values = []]) =>
      values.map((value): [string, string] => [name, value]),
    ),
    signal: gone.signal,
    ...(body && { body }),
  })
  const response = await handler(request)
  outgoing.writeHead(response.status, [...response.headers].flat())
  outgoing.flushHeaders()
  for await (const chunk of response.body ?? []) outgoing.write(chunk)
  outgoing.end()
}

async function read(incoming: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of Readable.from(incoming)) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

function inPlainWords(cause: Error, port: number): CheckError {
  const isTaken = 'code' in cause && cause.code === 'EADDRINUSE'
  return new CheckError(
    'emulator',
    isTaken
      ? `Port ${port} is taken, so the check cannot serve its emulator there. Choose another with ` +
          'emulatorPort (--emulator-port), or, if an emulator of yours runs there, give it as ' +
          'emulator (--emulator-origin).'
      : `The check cannot serve its emulator on port ${port}.`,
    { cause },
  )
}
