import { errorTable, type PortalErrorCode } from './errorTable.ts'

/** What a {@link PortalError} can carry besides its code. */
export interface PortalErrorDetails {
  /** The HTTP status that was answered. @default the code's own, 0 for browser-side codes */
  status?: number | undefined
  /** Seconds to wait before another try. */
  retryAfter?: number | undefined
  /** Names the failed request in the server's log. */
  requestId?: string | undefined
  /** Shown instead of the code's default sentence. Never put a key, token or portal URL in it. */
  message?: string | undefined
  /** What went wrong underneath. */
  cause?: unknown
}

/**
 * A failed attempt to open the billing portal, with a stable code from the closed list.
 *
 * A host's own `requestSession` may throw one to choose what the person reads.
 *
 * @example
 * throw new PortalError('no_customer', { message: 'Choose a plan first.' })
 */
export class PortalError extends Error {
  override readonly name = 'PortalError'
  /** Which failure this is. */
  declare readonly code: PortalErrorCode
  /** The HTTP status, or 0 when the failure happened in the browser. */
  declare readonly status: number
  /** Whether the same click can work later. */
  declare readonly retryable: boolean
  /** Seconds to wait before another try, when the server said so. */
  declare readonly retryAfter: number | undefined
  /** Names the failed request in the server's log, when there was an answer. */
  declare readonly requestId: string | undefined

  constructor(code: PortalErrorCode, details: PortalErrorDetails = {}) {
    const { status, sentence, retryable } = errorTable[code]
    super(details.message ?? sentence, details)
    this.code = code
    this.status = details.status ?? status
    this.retryable = retryable
    this.retryAfter = details.retryAfter
    this.requestId = details.requestId
  }
}
