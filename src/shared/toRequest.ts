import type { IncomingMessage } from 'node:http'

// The Fetch standard forbids them: a Request that names one throws.
const forbiddenMethods = ['CONNECT', 'TRACE', 'TRACK']

/** A message that cannot become a Request, and how to answer it. */
export interface Refusal {
  status: 400 | 405
  /** One sentence for whoever sent it. */
  reason: string
}

/** Turns a Node request into a Request, or says why it cannot be one. */
export function toRequest(
  incoming: IncomingMessage,
  signal: AbortSignal,
): { request: Request } | { refusal: Refusal } {
  const { method = 'GET' } = incoming
  if (forbiddenMethods.includes(method)) {
    return { refusal: { status: 405, reason: `${method} is not supported here.` } }
  }
  const address = addressOf(incoming)
  if (address === undefined) {
    const reason = 'The request needs a valid Host header and an address that begins with a slash.'
    return { refusal: { status: 400, reason } }
  }
  const headers = new Headers()
  for (const [name, values = []] of Object.entries(incoming.headersDistinct)) {
    for (const value of values) headers.append(name, value)
  }
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const request = new Request(address, {
    method,
    headers,
    signal,
    redirect: 'manual',
    ...(hasBody && { body: bodyOf(incoming), duplex: 'half' }),
  })
  return { request }
}

function addressOf({ url = '', headers: { host = '' } }: IncomingMessage): string | undefined {
  const origin = `http://${host}`
  if (!URL.canParse(origin)) return undefined
  const parsed = new URL(origin)
  // A Host header with a path, a user or a query in it would give the address another meaning.
  if (host === '' || parsed.href !== `${parsed.origin}/`) return undefined
  // Proxies ask with the whole address; it has to be the one that the header names.
  const path = url.startsWith(`${origin}/`) ? url.slice(origin.length) : url
  // Joined as text: as a relative URL, a path that begins with two slashes would name another host.
  const address = `${origin}${path}`
  return path.startsWith('/') && URL.canParse(address) ? address : undefined
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
