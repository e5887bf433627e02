import { RouteFailure } from '../RouteFailure.ts'
import { withinTime } from '../withinTime.ts'

const maxBytes = 8 * 1024

type BodyReader = ReadableStreamDefaultReader<Uint8Array>

/** How long a body may take to arrive. */
export interface BodyTime {
  timeout: number
}

/** Reads the body as UTF-8 text, and stops as soon as it is larger than 8 KiB or takes too long. */
export async function readBody(request: Request, { timeout }: BodyTime): Promise<string> {
  if (request.bodyUsed || request.body?.locked) {
    throw new RouteFailure(
      'misconfigured',
      'The body was read before this route got the request. Pass on the untouched request, or ' +
        'request.clone(); in Node, leave what a body parser made of it in req.body.',
    )
  }
  // Not begun: some hosts cut the connection, and the answer with it, where reading stops halfway.
  if (Number(request.headers.get('content-length')) > maxBytes) throw tooLarge()
  const reader = request.body?.getReader()
  if (!reader) return ''
  try {
    return await withinTime(readText(request, reader), timeout, () => {
      throw new RouteFailure('invalid_request', `The body was not there within ${timeout} ms.`)
    })
  } finally {
    // Not awaited: a stream that never settles must not hold up the answer.
    reader.cancel().catch(() => {})
  }
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
    const { done, value } = await nextChunk(request, reader)
    if (done) return
    yield value
  }
}

async function nextChunk(request: Request, reader: BodyReader) {
  try {
    return await reader.read()
  } catch {
    throw request.signal.aborted
      ? new RouteFailure('aborted', 'The browser hung up while it sent the body.')
      : new RouteFailure('invalid_request', 'The body broke off.')
  }
}

function decode(read: () => string): string {
  try {
    return read()
  } catch {
    throw new RouteFailure('invalid_request', 'The body is not UTF-8 text.')
  }
}

function tooLarge(): RouteFailure {
  return new RouteFailure('invalid_request', 'The body is larger than 8 KiB.', { status: 413 })
}
