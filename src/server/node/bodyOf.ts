import type { NodeRequest } from './messages.ts'
import { streamOf } from './streamOf.ts'

/** A request's body for the web; `lost` when it was read and nobody kept it. */
export interface NodeBody {
  body?: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | string
  lost?: boolean
}

/** Returns the body: the stream itself, or what somebody who read it left on the request. */
export function bodyOf(req: NodeRequest, headers: Headers): NodeBody {
  const isStream = typeof req.read === 'function'
  // Not told by `req.body`: some parsers leave `{}` there without having read anything.
  if (isStream && !req.readableDidRead && !req.readableEnded) return { body: streamOf(req) }

  try {
    return keptBody(req, headers, isStream)
  } catch {
    // Vercel's `req.body` is a getter that throws at JSON that is malformed; and not all that a parser
    // may have left can be written. The route refuses what is not UTF-8.
    return { body: new Uint8Array([0xff]) }
  }
}

function keptBody(req: NodeRequest, headers: Headers, isStream: boolean): NodeBody {
  // `rawBody` is what Google's functions and many webhooks keep: the bytes as they were sent.
  const kept: unknown = Reflect.get(req, 'rawBody') ?? Reflect.get(req, 'body')
  if (kept === undefined && isStream && sentSomething(headers)) return { body: '', lost: true }
  if (kept === undefined || (kept === null && !sentSomething(headers))) return {}

  // Whoever read the body has undone these, and what is written now may have another length.
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) {
    headers.delete(name)
  }
  // A test's mock, which no parser has seen, is often given an object and no type.
  if (!isStream && typeof kept === 'object' && !headers.has('content-type')) {
    headers.set('content-type', 'application/json')
  }
  return { body: write(kept, headers.get('content-type') ?? '') }
}

function sentSomething(headers: Headers): boolean {
  return (headers.get('content-length') ?? '0') !== '0' || headers.has('transfer-encoding')
}

function write(kept: unknown, contentType: string): Uint8Array<ArrayBuffer> | string {
  if (typeof kept === 'string') return kept
  // By what it is rather than by its class, which is another one under Jest.
  if (ArrayBuffer.isView(kept)) {
    return new Uint8Array(kept.buffer, kept.byteOffset, kept.byteLength).slice()
  }
  return /^application\/x-www-form-urlencoded/i.test(contentType)
    ? writeForm(kept)
    : (JSON.stringify(kept) ?? '')
}

function writeForm(kept: unknown): string {
  const form = new URLSearchParams()
  for (const [name, values] of Object.entries(Object(kept))) {
    for (const value of [values].flat()) form.append(name, String(value))
  }
  return form.toString()
}
