import { unknownMethod } from '../incoming/Incoming.ts'
import { bodyOf, type NodeBody } from './bodyOf.ts'
import { copyHeaders } from './copyHeaders.ts'
import type { NodeRequest } from './messages.ts'
import { urlOf } from './urlOf.ts'

/** Returns the web `Request` that Node's request stands for. */
export function toRequest(req: NodeRequest, signal: AbortSignal): Request {
  const headers = copyHeaders(req, new Headers())
  return makeRequest(req, { headers, signal }, hasBody(req) ? bodyOf(req, headers) : {})
}

/** Returns the web `Request` that Node's request stands for, once its body has been read. */
export function toReadRequest(req: NodeRequest, signal: AbortSignal): Request {
  const body = hasBody(req) ? { body: new ReadableStream<Uint8Array>(), lost: true } : {}
  const request = makeRequest(req, { signal }, body)
  // Into those that it has: it would copy those that it were given.
  copyHeaders(req, request.headers)
  return request
}

function makeRequest(req: NodeRequest, init: RequestInit, { body, lost }: NodeBody): Request {
  // Missing in the types of the web, and required by Node for a body that is a stream.
  const whole: RequestInit & { duplex: 'half' } = {
    ...init,
    method: methodOf(req),
    body: body ?? null,
    duplex: 'half',
  }
  const request = new Request(urlOf(req), whole)
  // The route says what to do about a body that was read before, once it sees that it was used.
  if (lost) void request.body?.cancel()
  return request
}

function hasBody(req: NodeRequest): boolean {
  return !['GET', 'HEAD', unknownMethod].includes(methodOf(req))
}

/** Returns the method as a `Request` can have it, which throws for some and for what is none at all. */
export function methodOf({ method = 'GET' }: NodeRequest): string {
  if (method === 'POST') return method
  const isForbidden =
    /^(connect|trace|track)$/i.test(method) || !/^[\w!#$%&'*+.^`|~-]+$/.test(method)
  return isForbidden ? unknownMethod : method.toUpperCase()
}
