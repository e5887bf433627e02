import type { IncomingMessage } from 'node:http'

/** Turns a Node request into a Request, or gives nothing when its address makes no sense. */
export function toRequest(incoming: IncomingMessage, signal: AbortSignal): Request | undefined {
  const { method = 'GET', url = '', headers } = incoming
  // Joined as text: as a relative URL, a path that begins with two slashes would name another host.
  const address = `http://${headers.host}${url}`
  if (!url.startsWith('/') || headers.host === undefined || !URL.canParse(address)) return undefined

  const carried = new Headers()
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) carried.append(name, value)
  }
  const hasBody = method !== 'GET' && method !== 'HEAD'
  return new Request(address, {
    method,
    headers: carried,
    signal,
    redirect: 'manual',
    ...(hasBody && { body: bodyOf(incoming), duplex: 'half' }),
  })
}

function bodyOf(incoming: IncomingMessage): ReadableStream<Uint8Array> {
  // Destroying the message would destroy the socket, and with it the answer that is still to come.
  const chunks = incoming.iterator({ destroyOnReturn: false })
  return new ReadableStream({
    async pull(stream) {
      const { done, value } = await chunks.next()
      if (done) stream.close()
      else stream.enqueue(value)
    },
    async cancel() {
      await chunks.return?.()
      incoming.resume()
    },
  })
}
