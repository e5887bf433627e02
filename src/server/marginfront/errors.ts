import { redactSecrets } from './logging/redact.ts'
import { redactedCause } from './logging/redactedCause.ts'

/** The codes of an {@link AuthenticationError}: all but `key_refused` are found before a request. */
export type AuthenticationErrorCode =
  'missing_key' | 'publishable_key' | 'foreign_key' | 'browser' | 'public_variable' | 'key_refused'

/** The codes of a {@link ValidationError}: `request_rejected` is MarginFront's own answer. */
export type ValidationErrorCode = 'invalid_option' | 'invalid_argument' | 'request_rejected'

/** The codes of an {@link ApiError}. */
export type ApiErrorCode =
  | 'server_error'
  | 'unexpected_redirect'
  | 'unexpected_status'
  | 'unknown_endpoint'
  | 'foreign_response'
  | 'malformed_response'
  | 'response_too_large'

/** Every code that an error of the client can carry. */
export type MarginFrontErrorCode =
  | AuthenticationErrorCode
  | 'permission_denied'
  | ValidationErrorCode
  | 'not_found'
  | 'rate_limited'
  | ApiErrorCode
  | 'connection_failed'
  | 'timed_out'

/** What a {@link MarginFrontError} carries besides its code and message. */
export interface MarginFrontErrorDetails {
  /** The HTTP status that MarginFront answered with. */
  status?: number | undefined
  /** MarginFront's id of the request, or else the client's own. */
  requestId?: string | undefined
  /** Seconds to wait before trying again. */
  retryAfter?: number | undefined
  /** What went wrong underneath; only a redacted copy is kept. */
  cause?: unknown
}

// Registered: an app can hold two copies of this package, one as ESM and one as CommonJS.
const mark = Symbol.for('@marginfront/react/MarginFrontError')

/**
 * The base of every error of the client, so that one `instanceof` catches them all.
 *
 * Keys, link tokens and URLs are taken out of the message and the cause when it is made.
 *
 * @example
 * try {
 *   await client.portalSessions.create({ customerExternalId: 'acme-001' })
 * } catch (error) {
 *   if (error instanceof MarginFrontError) console.error(error.code, error.requestId)
 * }
 */
export class MarginFrontError<
  Code extends MarginFrontErrorCode = MarginFrontErrorCode,
> extends Error {
  /** Which failure this is: stable, from a closed list. */
  readonly code: Code
  /** The HTTP status, when MarginFront answered. */
  readonly status: number | undefined
  /** MarginFront's id of the request where it gave one, or else the client's own. */
  readonly requestId: string | undefined
  /** Seconds to wait before trying again, if MarginFront said so. */
  readonly retryAfter: number | undefined

  static {
    // On the prototype and not a field: the stack's first line is written before fields are.
    this.prototype.name = 'MarginFrontError'
    Object.defineProperty(this.prototype, mark, { value: true })
  }

  constructor(code: Code, message: string, details: MarginFrontErrorDetails = {}) {
    const cause = redactedCause(details.cause)
    super(redactSecrets(message), cause && { cause })
    this.code = code
    this.status = details.status
    this.requestId = details.requestId
    this.retryAfter = details.retryAfter
  }

  /** What `JSON.stringify` writes: everything but the stack and the cause. */
  toJSON(): Record<string, unknown> {
    const { name, code, message, status, requestId, retryAfter } = this
    return { name, code, message, status, requestId, retryAfter }
  }
}

/** Tells whether an error is one of this package's client, of whichever copy. */
export function isMarginFrontError(error: unknown): error is MarginFrontError {
  return Object(error)[mark] === true
}

/**
 * Raised when there is no usable secret key, where browsers could read it, and when MarginFront
 * answers 401.
 */
export class AuthenticationError extends MarginFrontError<AuthenticationErrorCode> {
  static {
    this.prototype.name = 'AuthenticationError'
  }
}

/** Raised when MarginFront answers 403: it knows the key but does not allow the action. */
export class PermissionError extends MarginFrontError<'permission_denied'> {
  static {
    this.prototype.name = 'PermissionError'
  }
}

/** Raised for a bad option or argument before any request, and when MarginFront answers 400 or 422. */
export class ValidationError extends MarginFrontError<ValidationErrorCode> {
  /** What MarginFront said is wrong, redacted: for developers, not for customers. Else empty. */
  readonly messages: readonly string[]

  static {
    this.prototype.name = 'ValidationError'
  }

  constructor(
    code: ValidationErrorCode,
    message: string,
    details: MarginFrontErrorDetails & { messages?: readonly string[] } = {},
  ) {
    super(code, message, details)
    this.messages = (details.messages ?? []).map(redactSecrets)
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), messages: this.messages }
  }
}

/** Raised when MarginFront answers 404: it knows no such customer or session. */
export class NotFoundError extends MarginFrontError<'not_found'> {
  static {
    this.prototype.name = 'NotFoundError'
  }
}

/** Raised when MarginFront still answers 429 after the retries, or asks for a longer wait than fits. */
export class RateLimitError extends MarginFrontError<'rate_limited'> {
  static {
    this.prototype.name = 'RateLimitError'
  }
}

/**
 * Raised for any other status, a redirect included, for an answer that can't be read, and for one
 * that something other than MarginFront's API gave.
 */
export class ApiError extends MarginFrontError<ApiErrorCode> {
  static {
    this.prototype.name = 'ApiError'
  }
}

/** Raised when MarginFront could not be reached, or the connection broke before the answer's end. */
export class ConnectionError extends MarginFrontError<'connection_failed'> {
  /** The system's word for it, such as `ENOTFOUND` or `ECONNREFUSED`, where it had one. */
  readonly errno: string | undefined

  static {
    this.prototype.name = 'ConnectionError'
  }

  constructor(
    code: 'connection_failed',
    message: string,
    details: MarginFrontErrorDetails & { errno?: string | undefined } = {},
  ) {
    super(code, message, details)
    this.errno = details.errno === undefined ? undefined : redactSecrets(details.errno)
  }

  override toJSON(): Record<string, unknown> {
    return { ...super.toJSON(), errno: this.errno }
  }
}

/**
 * Raised when an attempt took longer than the client's `timeout`, its body included, or a call
 * longer than its own, retries included.
 */
export class TimeoutError extends MarginFrontError<'timed_out'> {
  static {
    this.prototype.name = 'TimeoutError'
  }
}
