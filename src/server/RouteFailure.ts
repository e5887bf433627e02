import type { RouteErrorCode } from '../contract/errorTable.ts'
import { failureOf, type AnswerCode } from './failureOf.ts'

/** What a {@link RouteFailure} can carry besides its code and reason. */
export interface RouteFailureDetails {
  /** The HTTP status, where it is not the code's own. */
  status?: number
  /** Seconds to wait before another try; anything but a finite number is ignored. */
  retryAfter?: unknown
  /** The methods that are allowed instead, for the `Allow` header. */
  allow?: readonly string[]
  /**
   * What a function of the host's threw, or an error of this package's client. Never what another
   * SDK threw, which may hold anything.
   */
  cause?: unknown
}

/**
 * The one error type of everything that can turn a request down: the code that the browser gets,
 * and a reason that only the operator gets. `aborted` means that the browser hung up, so nobody
 * reads the answer.
 */
export class RouteFailure<Code extends AnswerCode = RouteErrorCode> extends Error {
  override readonly name = 'RouteFailure'
  readonly code: Code | 'aborted'
  readonly status: number
  /** Whole seconds, as `Retry-After` can carry them. */
  readonly retryAfter: number | undefined
  readonly allow: readonly string[] | undefined

  constructor(
    code: Code | 'aborted',
    reason: string,
    { status, retryAfter, allow, ...details }: RouteFailureDetails = {},
  ) {
    super(reason, 'cause' in details ? { cause: details.cause } : undefined)
    this.code = code
    this.status = status ?? failureOf(this.publicCode).status
    this.retryAfter = wholeSeconds(retryAfter)
    this.allow = allow
  }

  /** The code of the answer. There has to be one even where nobody is left to read it. */
  get publicCode(): Code | 'upstream_timeout' {
    return this.code === 'aborted' ? 'upstream_timeout' : this.code
  }

  /** What the person reads. */
  get sentence(): string {
    return failureOf(this.publicCode).sentence
  }

  /**
   * Returns a failure as it is, and wraps anything else as an unexpected fault. What a route can
   * fail with is for its types to say: TypeScript does not follow what is thrown.
   */
  static from<Code extends AnswerCode = RouteErrorCode>(
    error: unknown,
  ): RouteFailure<Code | 'misconfigured'> {
    if (error instanceof RouteFailure) return error
    // Its text may come from anywhere, so only its kind is told.
    const kind = error instanceof Error ? error.name : typeof error
    return new RouteFailure(
      'misconfigured',
      `An unexpected ${kind} stopped the request. Unless your own code threw it, please report it ` +
        'as a bug in @marginfront/react.',
    )
  }
}

/** As many seconds as every reader of a `Retry-After` can hold: 68 years. */
const longestWait = 2 ** 31 - 1

/** Returns a number of seconds as `Retry-After` can carry it; undefined for what is none. */
export function wholeSeconds(seconds: unknown): number | undefined {
  return typeof seconds === 'number' && Number.isFinite(seconds)
    ? Math.min(Math.max(1, Math.ceil(seconds)), longestWait)
    : undefined
}
