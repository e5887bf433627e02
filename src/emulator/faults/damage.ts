import { connectionReset } from './connectionReset.ts'
import type {
  EmptyFault,
  HangFault,
  HugeFault,
  MalformedFault,
  TruncatedFault,
  WrongUrlFault,
} from './Fault.ts'
import { untilAborted } from './waiting.ts'

type DamageFault =
  EmptyFault | HangFault | HugeFault | MalformedFault | TruncatedFault | WrongUrlFault

const chunkSize = 64 * 1024
const defaultHugeBytes = 16 * 1024 * 1024
const space = 0x20

/** The right answer, spoiled on its way back. */
export async function damage(
  fault: DamageFault,
  answer: Response,
  request: Request,
): Promise<Response> {
  const body = await answer.text()
  switch (fault.kind) {
    case 'empty':
      return withBody(answer, null)
    case 'malformed':
      return withBody(answer, `${body.slice(0, -1)},`)
    case 'wrongUrl':
      return withBody(answer, answer.ok ? replaceUrl(body, fault.url) : body)
    case 'truncated':
      return withBody(answer, brokenOff(body))
    case 'hang':
      return withBody(answer, neverEnding(body, request))
    case 'huge':
      return withBody(answer, padded(body, fault.bytes ?? defaultHugeBytes))
  }
}

function withBody(answer: Response, body: BodyInit | null): Response {
  const { status, headers } = answer
  // A 204 cannot carry the spoiled body.
  return new Response(body, { status: status === 204 && body !== null ? 200 : status, headers })
}

function replaceUrl(body: string, url: string): string {
  const session: unknown = JSON.parse(body)
  return JSON.stringify(Object.assign({}, session, { url }))
}

const firstHalf = (body: string) => {
  const bytes = new TextEncoder().encode(body)
  return bytes.slice(0, Math.ceil(bytes.length / 2))
}

function brokenOff(body: string): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (stream) => stream.enqueue(firstHalf(body)),
    // The queue holds one chunk, so this comes after the first half was read.
    pull: (stream) => stream.error(connectionReset()),
  })
}

function neverEnding(body: string, request: Request): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start: (stream) => stream.enqueue(firstHalf(body)),
    pull: () => untilAborted(request),
  })
}

function padded(body: string, bytes: number): ReadableStream<Uint8Array> {
  let left = bytes
  return new ReadableStream({
    pull(stream) {
      if (left > 0) {
        const size = Math.min(left, chunkSize)
        left -= size
        stream.enqueue(new Uint8Array(size).fill(space))
        return
      }
      if (body !== '') stream.enqueue(new TextEncoder().encode(body))
      stream.close()
    },
  })
}
