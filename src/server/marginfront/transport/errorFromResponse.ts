import { errorFromStatus } from './errorFromStatus.ts'
import { ValidationError, type MarginFrontError } from '../errors.ts'
import { parseRetryAfter } from './parseRetryAfter.ts'
import { discardBody, readText } from './readText.ts'
import type { Redact } from '../logging/redact.ts'

const maxBytes = 64 * 1024
const maxMessages = 20
const maxMessageLength = 500

export interface ErrorContext {
  requestId: string
  signal: AbortSignal
  redact: Redact
}

/** Turns an answer that is not a 2xx into an error. Only a rejection's body is read. */
export async function errorFromResponse(
  response: Response,
  { requestId, signal, redact }: ErrorContext,
): Promise<MarginFrontError> {
  const { status } = response
  const retryAfter = parseRetryAfter(response.headers.get('retry-after'))
  const details = { status, requestId, retryAfter }
  if (status !== 400 && status !== 422) {
    discardBody(response)
    return errorFromStatus(status, details)
  }
  const text = await readText(response, maxBytes, signal)
  return new ValidationError(
    'request_rejected',
    `MarginFront rejected the request as invalid (HTTP ${status}), so it gave no result. ` +
      'Correct what the messages field of this error names.',
    { ...details, messages: readMessages(text).map((message) => cut(redact(message))) },
  )
}

/** `message` is a string, or a list of them for validation. Source: MarginFront's older docs. */
function readMessages(text: string | undefined): string[] {
  try {
    const { message }: { message?: unknown } = Object(JSON.parse(text ?? ''))
    return [message]
      .flat()
      .filter((item) => typeof item === 'string')
      .slice(0, maxMessages)
  } catch {
    // Whatever stands between us and MarginFront may answer in HTML: the status says enough.
    return []
  }
}

const cut = (message: string) =>
  message.length > maxMessageLength ? `${message.slice(0, maxMessageLength)}...` : message
