import type { RouteErrorCode } from '../contract/errorTable.ts'

/** What a {@link RouteFailure} can carry besides its code and reason. */
export interface RouteFailureDetails {
  /** The HTTP status, where it is not the code's own. */
  status?: number
  /** Seconds to wait before another try. */
  retryAfter?: number | undefined
  /** What a function of the host's threw. Never an error of MarginFront's, whose text is not ours. */
  cause?: unknown
}

/**
 * The one error type of the route's guards: the code that the browser gets, and a reason that only
 * the operator gets. `aborted` means that the browser hung up, so nobody reads the answer.
 */
export class RouteFailure extends Error {
  override readonly name = 'RouteFailure'
  readonly code: RouteErrorCode | 'aborted'
  readonly status: number | undefined
  readonly retryAfter: number | undefined

  constructor(
    code: RouteErrorCode | 'aborted',
    reason: string,
    { status, retryAfter, ...details }: RouteFailureDetails = {},
  ) {
    super(reason, 'cause' in details ? { cause: details.cause } : undefined)
    this.code = code
    this.status = status
    this.retryAfter = retryAfter
  }
}
