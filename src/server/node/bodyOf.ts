import { formMediaType } from '../guards/mediaType.ts'
import type { NodeRequest } from './messages.ts'
import { streamOf } from './streamOf.ts'

/** A request's body for the web; `lost` when it was read and nobody kept it. */
export interface NodeBody {
  body?: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> | string
  lost?: boolean
}

/** Gives the body: the stream itself, or what a body parser left in `req.body`. */
export function bodyOf(req: NodeRequest, headers: Headers): NodeBody {
  // Not told by `req.body`: some parsers leave `{}` there without having read anything.
  if (!req.readableDidRead && !req.readableEnded) return { body: streamOf(req) }
  const parsed: unknown = Reflect.get(req, 'body')
  if (parsed === undefined) return sentNothing(headers) ? {} : { body: '', lost: true }

  // The parser has undone these, and what is written now has another length.
  for (const name of ['content-length', 'content-encoding', 'transfer-encoding']) {
    headers.delete(name)
  }
  return { body: write(parsed, headers.get('content-type') ?? '') }
}

function sentNothing(headers: Headers): boolean {
  return (headers.get('content-length') ?? '0') === '0' && !headers.has('transfer-encoding')
}

function write(parsed: unknown, contentType: string): Uint8Array<ArrayBuffer> | string {
  if (typeof parsed === 'string') return parsed
  if (parsed instanceof Uint8Array) return new Uint8Array(parsed)
  return contentType.toLowerCase().startsWith(formMediaType)
    ? writeForm(parsed)
    : (JSON.stringify(parsed) ?? '')
}

function writeForm(parsed: unknown): string {
  const form = new URLSearchParams()
  for (const [name, values] of Object.entries(Object(parsed))) {
    for (const value of [values].flat()) form.append(name, String(value))
  }
  return form.toString()
}
