import { errorTable, type PortalErrorCode } from './errorTable.ts'

/** What a {@link PortalError} can carry besides its code. */
export interface PortalErrorDetails {
  /** The HTTP status of the answer. @default the code's own, 0 for codes of the browser */
  status?: number | undefined
  /** Seconds to wait before trying again; rounded up, and ignored if it is not a positive number. @default none */
  retryAfter?: number | undefined
  /** Names the failed request in the server's log. @default none */
  requestId?: string | undefined
  /**
   * Shown in place of the code's sentence. Never put a key, token or portal URL into it.
   * @default the code's sentence
   */
  message?: string | undefined
  /** What went wrong underneath. @default none */
  cause?: unknown
}

/** Nobody waits longer, in seconds: three years. */
const longestWait = 1e8

// What came through JSON, or from a host's own backend, may be no number of seconds.
const wholeSeconds = (wait = 0) => (wait > 0 && wait < longestWait ? Math.ceil(wait) : undefined)

/**
 * A failed attempt to open the billing portal, with a stable code from the closed list.
 *
 * Your own `requestSession` may throw one, to choose what the person reads.
 *
 * @example
 * throw new PortalError('no_customer', { message: 'Choose a plan first.' })
 */
export class PortalError extends Error {
  override readonly name = 'PortalError'
  /** Which failure this is. */
  declare readonly code: PortalErrorCode
  /** The HTTP status, or 0 if the failure happened in the browser. */
  declare readonly status: number
  /** Whether the same click can work later. */
  declare readonly retryable: boolean
  /** Whole seconds to wait before trying again, if the server said so. */
  declare readonly retryAfter: number | undefined
  /** Names the failed request in the server's log, if there was an answer. */
  declare readonly requestId: string | undefined

  constructor(code: PortalErrorCode, details: PortalErrorDetails = {}) {
    const { status, sentence, retryable } = errorTable[code]
    super(details.message ?? sentence, details)
    this.code = code
    this.status = details.status ?? status
    this.retryable = retryable
    this.retryAfter = wholeSeconds(details.retryAfter)
    this.requestId = details.requestId
  }
}
