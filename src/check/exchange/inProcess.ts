import type { Carrier } from './Exchange.ts'

type Handler = (request: Request) => Response | Promise<Response>

/** Hands a request to a route in this process, as a server would. */
export const inProcess =
  (handler: Handler): Carrier =>
  async ({ url, method, headers, body, chunked }, signal) => {
    const carried = new Headers(headers)
    if (body && !chunked) carried.set('content-length', String(body.byteLength))
    const request = new Request(url, {
      method,
      headers: carried,
      redirect: 'manual',
      signal,
      ...(body && { body: inPieces(body), duplex: 'half' }),
    })
    const response = await Promise.race([handler(request), whenAborted(signal)])
    const text = await Promise.race([response.text(), whenAborted(signal)])
    return { status: response.status, headers: response.headers, text }
  }

const whenAborted = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    const giveUp = () => reject(signal.reason)
    if (signal.aborted) giveUp()
    else signal.addEventListener('abort', giveUp, { once: true })
  })

function inPieces(body: Uint8Array): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(stream) {
      stream.enqueue(body)
      stream.close()
    },
  })
}
