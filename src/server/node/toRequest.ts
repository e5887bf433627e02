import { bodyOf } from './bodyOf.ts'
import { headersOf } from './headersOf.ts'
import type { NodeRequest } from './messages.ts'
import { urlOf } from './urlOf.ts'

/** Returns the web `Request` that Node's request stands for. */
export function toRequest(req: NodeRequest, signal: AbortSignal): Request {
  const headers = headersOf(req)
  const method = methodOf(req)
  const hasBody = !['GET', 'HEAD', unknownMethod].includes(method)
  const { body, lost } = hasBody ? bodyOf(req, headers) : {}
  const init = { method, headers, signal, body: body ?? null, duplex: 'half' }
  const request = new Request(urlOf(req), init)
  // The route says what to do about a body that was read before, once it sees that it was used.
  if (lost) void request.body?.cancel()
  return request
}

/** Stands in for a method that a `Request` cannot have. No route answers it. */
const unknownMethod = 'UNKNOWN'

// `Request` throws for these and for what is no method at all.
function methodOf({ method = 'GET' }: NodeRequest): string {
  const isForbidden =
    /^(connect|trace|track)$/i.test(method) || !/^[\w!#$%&'*+.^`|~-]+$/.test(method)
  return isForbidden ? unknownMethod : method.toUpperCase()
}
