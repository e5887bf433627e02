import { bodyOf } from './bodyOf.ts'
import type { NodeRequest } from './messages.ts'

/** Makes a web `Request` of Node's. */
export function toRequest(req: NodeRequest, signal: AbortSignal): Request {
  const headers = headersOf(req)
  const method = methodOf(req)
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const { body, lost } = hasBody ? bodyOf(req, headers) : {}
  const init = { method, headers, signal, body: body ?? null, duplex: 'half' }
  const request = new Request(urlOf(req), init)
  // The route says what to do about a body that was read before, once it sees that it was used.
  if (lost) void request.body?.cancel()
  return request
}

function methodOf({ method = 'GET' }: NodeRequest): string {
  // `Request` forbids TRACE; a GET is turned down by the same answer.
  return method === 'TRACE' ? 'GET' : method
}

function headersOf(req: NodeRequest): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(req.headers)) {
    if (name.startsWith(':')) continue
    for (const value of [values ?? []].flat()) headers.append(name, value)
  }
  return headers
}

function urlOf(req: NodeRequest): string {
  const path = stringField(req, 'originalUrl') ?? req.url ?? '/'
  // Put together as text, so that a path such as //evil.example can't become the host.
  return originOf(req) + (path.startsWith('/') ? path : '/')
}

function originOf(req: NodeRequest): string {
  const encrypted = 'encrypted' in req.socket && req.socket.encrypted === true
  // Express answers for its `trust proxy` setting here.
  const protocol = stringField(req, 'protocol') ?? (encrypted ? 'https' : 'http')
  const authority = req.headers[':authority'] ?? req.headers.host
  const text = `${protocol}://${typeof authority === 'string' ? authority : ''}`
  return URL.canParse(text) ? new URL(text).origin : `${protocol}://localhost`
}

function stringField(req: object, name: string): string | undefined {
  const value: unknown = Reflect.get(req, name)
  return typeof value === 'string' ? value : undefined
}
