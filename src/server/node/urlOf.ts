import { originOf } from '../urls/hostUrl.ts'
import type { NodeRequest } from './messages.ts'

/** Returns the URL that the browser asked for, as far as the request can be believed. */
export function urlOf(req: NodeRequest): string {
  // Express changes `url` within a mounted router, and keeps the whole one beside it.
  const path = stringField(req, 'originalUrl') ?? req.url
  // Put together as text, so that a path such as //evil.example can't become the host.
  return askedOrigin(req) + (path?.startsWith('/') ? path : '/')
}

function askedOrigin(req: NodeRequest): string {
  const protocol = protocolOf(req)
  return originOf(`${protocol}://${authorityOf(req) ?? 'localhost'}`) ?? `${protocol}://localhost`
}

// Express answers for its `trust proxy` setting in `protocol`, with whatever text a header had.
function protocolOf(req: NodeRequest): 'http' | 'https' {
  const protocol = stringField(req, 'protocol')
  if (protocol === 'http' || protocol === 'https') return protocol
  return isEncrypted(req.socket) ? 'https' : 'http'
}

// A mocked request may have no socket.
function isEncrypted(socket: object | undefined): boolean {
  return Reflect.get(Object(socket), 'encrypted') === true
}

/** A host name or address and a port, and nothing that would make something else of the URL. */
function authorityOf({ headers }: NodeRequest): string | undefined {
  const authority = headers[':authority'] ?? headers.host
  return typeof authority === 'string' && /^(\[[\da-f:.]+\]|[\w.-]+)(:\d+)?$/i.test(authority)
    ? authority
    : undefined
}

function stringField(req: object, name: string): string | undefined {
  const value: unknown = Reflect.get(req, name)
  return typeof value === 'string' ? value : undefined
}
