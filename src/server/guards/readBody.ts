import { RouteFailure } from '../RouteFailure.ts'
import { withinTime } from '../withinTime.ts'

const maxBytes = 8 * 1024

type BodyReader = ReadableStreamDefaultReader<Uint8Array>

/** How long a body may take to arrive. */
export interface BodyTime {
  /** Milliseconds. */
  timeout: number
}

/** Reads the body as UTF-8 text, and gives up once it exceeds 8 KiB or takes too long. */
export async function readBody(request: Request, { timeout }: BodyTime): Promise<string> {
  if (request.bodyUsed || request.body?.locked) {
    throw new RouteFailure(
      'misconfigured',
      'The body had already been read when the route got the request, so the request was refused. ' +
        'Pass on the request unread, or pass request.clone(); in Node, leave the parsed body in ' +
        'req.body.',
    )
  }
  // Refused unread: some hosts cut the connection, and the answer with it, when reading stops halfway.
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge()
  const late = () => {
    throw new RouteFailure(
      'invalid_request',
      `The body did not arrive within ${timeout} ms, so the request was refused.`,
    )
  }
  if (request.body === null) return ''
  if (!hasReader(request.body)) return withinTime(readWhole(request), timeout, late)
  const reader = request.body.getReader()
  try {
    return await withinTime(readText(request, reader), timeout, late)
  } finally {
    // Not awaited: a stream that never settles must not hold up the answer.
    reader.cancel().catch(() => {})
  }
}

function hasReader(body: unknown): body is ReadableStream<Uint8Array> {
  return typeof Reflect.get(Object(body), 'getReader') === 'function'
}

// A Request of another implementation, such as node-fetch, may have a Node stream for a body, or
// none that can be seen. Its own method reads it then, and the size is known only afterwards.
async function readWhole(request: Request): Promise<string> {
  const text = await interrupted(request, request.text())
  if (new TextEncoder().encode(text).byteLength > maxBytes) throw tooLarge()
  return text
}

async function readText(request: Request, reader: BodyReader): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let size = 0
  let text = ''
  for await (const chunk of chunksOf(request, reader)) {
    size += chunk.byteLength
    if (size > maxBytes) throw tooLarge()
    text += decode(() => decoder.decode(chunk, { stream: true }))
  }
  return text + decode(() => decoder.decode())
}

// A reader, since not every runtime can iterate over a stream.
async function* chunksOf(request: Request, reader: BodyReader) {
  for (;;) {
    const { done, value } = await interrupted(request, reader.read())
    if (done) return
    yield value
  }
}

async function interrupted<Part>(request: Request, reading: Promise<Part>): Promise<Part> {
  try {
    return await reading
  } catch {
    const { signal }: { signal?: AbortSignal } = request
    throw signal?.aborted
      ? new RouteFailure(
          'aborted',
          'The browser hung up while it was sending the body. A reload or a closed tab does that.',
        )
      : new RouteFailure(
          'invalid_request',
          'The connection broke before the whole body had arrived.',
        )
  }
}

function decode(read: () => string): string {
  try {
    return read()
  } catch {
    throw new RouteFailure(
      'invalid_request',
      'The body is not valid UTF-8, so nothing was read of it. Send it as UTF-8.',
    )
  }
}

function tooLarge(): RouteFailure {
  return new RouteFailure(
    'invalid_request',
    'The body is larger than 8 KiB, so it was not read. Send only the documented fields.',
    {
      status: 413,
    },
  )
}
