import type { RouteErrorCode } from '../../contract/errorTable.ts'
import { isAdapted, type AdaptedRequest, type Incoming } from '../incoming/Incoming.ts'
import { RouteFailure } from '../RouteFailure.ts'
import { withinTime } from '../withinTime.ts'

const maxBytes = 8 * 1024

/** How long a body may take to arrive. */
export interface BodyTime {
  /** Milliseconds. */
  timeout: number
}

/** A body that can be read once. */
interface Body {
  /** Returns `undefined` where there is more than may be. */
  read: () => Promise<Uint8Array | undefined>
  /** Gives up what is still to come. */
  cancel: () => void
}

const decoder = /* @__PURE__ */ new TextDecoder('utf-8', { fatal: true })

/** Reads the body as UTF-8 text, and gives up once it exceeds 8 KiB or takes too long. */
export async function readBody(
  asked: Request | AdaptedRequest,
  { timeout }: BodyTime,
): Promise<string> {
  const unread = isAdapted(asked) ? (asked.made ?? asked) : asked
  const body = isAdapted(unread) ? adaptedBody(unread) : bodyOf(unread)
  // Refused unread: some hosts cut the connection, and the answer with it, when reading stops halfway.
  if (Number(asked.headers.get('content-length')) > maxBytes) throw tooLarge()
  if (!body) return ''
  let bytes: Uint8Array | undefined
  try {
    bytes = await withinTime(body.read(), timeout, () => {
      throw new RouteFailure(
        'invalid_request',
        `The body did not arrive within ${timeout} ms, so the request was refused. If connections are ` +
          'that slow, raise the timeout option.',
      )
    })
  } catch (error) {
    throw error instanceof RouteFailure ? error : brokenOff(unread)
  } finally {
    if (!bytes) body.cancel()
  }
  if (!bytes) throw tooLarge()
  return decode(bytes)
}

function adaptedBody(asked: AdaptedRequest): Body {
  return { read: () => asked.readBody(maxBytes), cancel: () => asked.discardBody() }
}

function bodyOf(request: Request): Body | undefined {
  const { body } = request
  if (request.bodyUsed || body?.locked) {
    throw new RouteFailure(
      'misconfigured',
      'Something read the body before the route did, so the route could not. Pass the request on ' +
        'unread, or a clone made before it was read; in Node, leave the parsed body in req.body.',
    )
  }
  if (body === null) return undefined
  if (!hasReader(body)) return { read: () => readWhole(request), cancel: () => {} }
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined
  return {
    read() {
      reader = body.getReader()
      return readBytes(reader)
    },
    // Not awaited: a stream that never settles must not hold up the answer.
    cancel: () => void reader?.cancel().catch(() => {}),
  }
}

function hasReader(body: unknown): body is ReadableStream<Uint8Array> {
  return typeof Reflect.get(Object(body), 'getReader') === 'function'
}

async function readBytes(
  reader: ReadableStreamDefaultReader<Uint8Array>,
): Promise<Uint8Array | undefined> {
  let whole: Uint8Array = new Uint8Array()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return whole
    if (whole.byteLength + value.byteLength > maxBytes) return undefined
    whole = whole.byteLength === 0 ? value : joined(whole, value)
  }
}

function joined(before: Uint8Array, after: Uint8Array): Uint8Array {
  const both = new Uint8Array(before.byteLength + after.byteLength)
  both.set(before)
  both.set(after, before.byteLength)
  return both
}

// A Request of another implementation, such as node-fetch, may have a Node stream for a body, or
// none that can be seen. Its own method reads it then, and the size is known only afterwards.
async function readWhole(request: Request): Promise<Uint8Array | undefined> {
  const bytes = new TextEncoder().encode(await request.text())
  return bytes.byteLength > maxBytes ? undefined : bytes
}

function brokenOff({ signal }: Incoming): RouteFailure {
  if (signal?.aborted) {
    return new RouteFailure<RouteErrorCode>(
      'aborted',
      'The browser hung up while it was sending the body, so nothing was done. A reload or a closed ' +
        'tab causes this.',
    )
  }
  return new RouteFailure(
    'invalid_request',
    'The connection broke before the whole body had arrived, so nothing was done. If it happens often, ' +
      'check the proxy in front of this server.',
  )
}

function decode(bytes: Uint8Array): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new RouteFailure(
      'invalid_request',
      'The body is not valid UTF-8, so it was not used. Send it as UTF-8.',
    )
  }
}

function tooLarge(): RouteFailure {
  return new RouteFailure(
    'invalid_request',
    'The body is larger than 8 KiB, so it was refused. Send only the documented fields.',
    { status: 413 },
  )
}
