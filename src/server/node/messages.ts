import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Http2ServerRequest, Http2ServerResponse } from 'node:http2'

/** A request of `node:http` or `node:http2`, however a framework extends it. */
export type NodeRequest = IncomingMessage | Http2ServerRequest

/** A response of `node:http` or `node:http2`, however a framework extends it. */
export type NodeResponse = ServerResponse | Http2ServerResponse

/**
 * Tells whether a handler was called with Node's own request and response. It looks at what they
 * can do, since Lambda adapters and test injectors have classes of their own. A framework's
 * request has no listeners, and a web `Request` has none either.
 */
export function isNodeExchange(req: unknown, res: unknown): boolean {
  return hasMethods(req, ['once']) && hasMethods(res, ['once', 'setHeader', 'end'])
}

function hasMethods(value: unknown, names: readonly string[]): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    names.every((name) => typeof Reflect.get(value, name) === 'function')
  )
}
