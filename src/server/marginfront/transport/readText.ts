import type { Attempt } from './withDeadline.ts'

/** For answers in one piece, as nearly all are: one in many needs a decoder of its own. */
const wholeDecoder = /* @__PURE__ */ new TextDecoder()

/**
 * Reads a response as text, or returns `undefined` as soon as it is longer than allowed: the rest is
 * never read, however much there is.
 */
export async function readText(
  response: Response,
  maxBytes: number,
  attempt: Attempt,
): Promise<string | undefined> {
  if (!response.body) return ''
  const reader = response.body.getReader()
  const cancel = () => void reader.cancel().catch(() => undefined)
  attempt.giveUp = cancel
  let isWhole = false
  try {
    let decoder: TextDecoder | undefined
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
      if (latest) text += (decoder ??= new TextDecoder()).decode(latest, { stream: true })
      latest = value
    }
    isWhole = true
    return text + (decoder ?? wholeDecoder).decode(latest)
  } finally {
    if (!isWhole) cancel()
  }
}

/** Lets go of a body that nobody will read, so that its connection is freed. */
export function discardBody(response: Response): void {
  response.body?.cancel().catch(() => undefined)
}
