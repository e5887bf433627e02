import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Refusal, toRequest } from './toRequest.ts'

export type FetchHandler = (request: Request) => Promise<Response>

/** Answers one HTTP exchange with a fetch handler. */
export async function answerOverHttp(
  handler: FetchHandler,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
): Promise<void> {
  const hangUp = new AbortController()
  outgoing.once('close', () => {
    if (!outgoing.writableFinished) hangUp.abort()
  })
  try {
    const read = toRequest(incoming, hangUp.signal)
    if ('refusal' in read) refuse(read.refusal, outgoing)
    else await send(await handler(read.request), outgoing)
  } catch (error) {
    if (incoming.socket.destroyed) return
    if (isReset(error)) incoming.socket.resetAndDestroy()
    else fail(error, outgoing)
  }
}

function refuse({ status, reason }: Refusal, outgoing: ServerResponse): void {
  // The rest of a message that nobody reads must not be taken for the next one.
  outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' })
  outgoing.end(`${reason}\n`)
}

async function send(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.statusCode = response.status
  for (const [name, value] of response.headers) {
    if (name !== 'set-cookie') outgoing.setHeader(name, value)
  }
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) outgoing.setHeader('set-cookie', cookies)
  outgoing.flushHeaders()

  const reader = response.body?.getReader()
  const closed = new Promise((resolve) => outgoing.once('close', resolve))
  // A body that failed has already told so to whoever read it.
  closed.then(() => reader?.cancel()).catch(() => {})
  for (;;) {
    const chunk = await reader?.read()
    if (!chunk || chunk.done || outgoing.destroyed) break
    // The caller reads slowly, or not at all any more.
    if (!outgoing.write(chunk.value)) await Promise.race([once(outgoing, 'drain'), closed])
  }
  outgoing.end()
}

const isReset = (error: unknown): boolean =>
  error instanceof Error &&
  typeof error.cause === 'object' &&
  error.cause !== null &&
  'code' in error.cause &&
  error.cause.code === 'ECONNRESET'

function fail(error: unknown, outgoing: ServerResponse): void {
  console.error(error)
  if (outgoing.headersSent) outgoing.destroy()
  else outgoing.writeHead(500).end()
}
