import { systemCodesIn } from '../logging/systemCodes.ts'
import type { Attempt } from './withDeadline.ts'

/**
 * Reads a response as text, or returns `undefined` as soon as it is longer than allowed: the rest is
 * never read, however much there is.
 */
export async function readText(
  response: Response,
  maxBytes: number,
  attempt: Attempt,
): Promise<string | undefined> {
  const { body } = response
  if (!hasReader(body)) return readWhole(response, maxBytes, attempt)
  const reader = body.getReader()
  const cancel = () => void reader.cancel().catch(() => undefined)
  attempt.giveUp = cancel
  let isWhole = false
  try {
    const decoder = new TextDecoder()
    let text = ''
    let size = 0
    // Decoded only once the next one is there: an answer in one piece is decoded faster as a whole.
    let latest: Uint8Array | undefined
    for (;;) {
      const { done, value } = await reader.read()
      attempt.signal.throwIfAborted()
      if (done) break
      size += value.byteLength
      if (size > maxBytes) return undefined
      if (latest) text += decoder.decode(latest, { stream: true })
      latest = value
    }
    isWhole = true
    return text + decoder.decode(latest)
  } catch (error) {
    // No further attempt could decode it, and each would mint another link.
    if (systemCodesIn(error).some((code) => undecodable.test(code))) return ''
    throw error
  } finally {
    if (!isWhole) cancel()
  }
}

/** What zlib says of an answer that is not what its `Content-Encoding` says. */
const undecodable = /^(Z_DATA_ERROR|ERR__ERROR_FORMAT)/

/** Lets go of a body that nobody will read, so that its connection is freed. */
export function discardBody(response: Response): void {
  const body: Body | null = response.body
  if (body?.cancel) body.cancel().catch(() => undefined)
  else body?.destroy?.()
}

/** The body of a `fetch` of the host's, such as node-fetch, may be a stream of Node's. */
type Body = Partial<Pick<ReadableStream, 'cancel'>> & { destroy?: () => void }

function hasReader(body: ReadableStream<Uint8Array> | null): body is ReadableStream<Uint8Array> {
  return typeof body?.getReader === 'function'
}

/** Reads a body that is none, or of another kind than the web's, and so cannot be read in parts. */
async function readWhole(
  response: Response,
  maxBytes: number,
  attempt: Attempt,
): Promise<string | undefined> {
  attempt.giveUp = () => discardBody(response)
  const text = await response.text()
  attempt.signal.throwIfAborted()
  return text.length > maxBytes ? undefined : text
}
