import { parseJson } from '../../parseJson.ts'
import { errorFromStatus } from '../errorFromStatus.ts'
import { ApiError, ValidationError, type MarginFrontError } from '../errors.ts'
import type { Redact } from '../logging/redact.ts'
import { parseRetryAfter } from './parseRetryAfter.ts'
import { discardBody, readText } from './readText.ts'
import type { Attempt } from './withDeadline.ts'

const maxBytes = 64 * 1024
const maxMessages = 20
const maxMessageLength = 500

/** The answers whose body says what the status alone does not. */
const tellingStatuses = new Set([400, 401, 403, 404, 422])

/** How servers word that they have no such route: NestJS and Express, then Fastify. */
const unknownRoute = /^(Cannot [A-Z]+ \/|Route [A-Z]+:)/

export interface ErrorContext {
  requestId: string
  attempt: Attempt
  redact: Redact
}

/** Turns an answer that is not a 2xx into an error. */
export async function errorFromResponse(
  response: Response,
  { requestId, attempt, redact }: ErrorContext,
): Promise<MarginFrontError> {
  const { status } = response
  const retryAfter = parseRetryAfter(response.headers)
  const details = { status, requestId, retryAfter }
  if (!tellingStatuses.has(status)) {
    discardBody(response)
    return errorFromStatus(status, details)
  }
  const text = await readText(response, maxBytes, attempt)
  const messages = readMessages(text)
  if (status === 400 || status === 422) {
    return new ValidationError(
      'request_rejected',
      `MarginFront rejected the request as invalid (HTTP ${status}), so nothing was done. ` +
        (messages.length > 0
          ? 'The messages field of this error says what to correct.'
          : 'Check what was passed; MarginFront did not say what is wrong.'),
      { ...details, messages: messages.map((message) => cut(redact(message))) },
    )
  }
  const isForeign = !mayBeMarginFronts(text)
  if (status === 404 && (isForeign || messages.some((message) => unknownRoute.test(message)))) {
    return new ApiError(
      'unknown_endpoint',
      "MarginFront's API was not found at the configured base URL (HTTP 404), so no customer was " +
        "looked up. Check the baseUrl option or MF_API_BASE_URL: MarginFront's own ends in /v1.",
      details,
    )
  }
  if (isForeign) {
    return new ApiError(
      'foreign_response',
      `The answer did not come from MarginFront's API (HTTP ${status}) but from something in ` +
        'between, such as a firewall or a proxy, so it says nothing about the key. Let this server ' +
        'reach MarginFront, and check the baseUrl option or MF_API_BASE_URL.',
      details,
    )
  }
  return errorFromStatus(status, details)
}

/** MarginFront's API answers in JSON; an empty body tells nothing against it. */
function mayBeMarginFronts(text: string | undefined): boolean {
  return text !== undefined && (text.trim() === '' || typeof parseJson(text) === 'object')
}

/** `message` is a string, or a list of them for validation. Source: MarginFront's older docs. */
function readMessages(text: string | undefined): string[] {
  const { message }: { message?: unknown } = Object(parseJson(text ?? ''))
  return [message]
    .flat()
    .filter((item) => typeof item === 'string')
    .slice(0, maxMessages)
}

const cut = (message: string) =>
  message.length > maxMessageLength ? `${message.slice(0, maxMessageLength)}...` : message
