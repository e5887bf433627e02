/** What was asked of the backend. The address has no query, which may hold what nobody should read. */
export interface Asked {
  method: string
  path: string
}

/** Why there is no answer to work with. */
export type ProblemReason = 'unreachable' | 'redirected' | 'refused' | 'unreadable'

/** What was seen of the answer; each may be missing. */
export interface Seen {
  status?: number | undefined
  /** The answer's media type, `text/html` for instance. */
  mediaType?: string | undefined
  /** The code in the answer, as it came: not checked against any list. */
  code?: unknown
  retryAfter?: number | undefined
  requestId?: string | undefined
}

/**
 * A request to the host's backend that brought nothing to work with.
 *
 * It is the `cause` of the error that a host gets: what was asked and what was seen, for the
 * operator. Neither a header, a query nor the answer's words are in it.
 */
export class BackendProblem extends Error {
  override readonly name = 'BackendProblem'

  declare readonly reason: ProblemReason
  declare readonly asked: Asked
  declare readonly seen: Seen

  constructor(reason: ProblemReason, asked: Asked, seen: Seen = {}, cause?: unknown) {
    const words = [reason, seen.status, seen.mediaType].filter(Boolean).join(', ')
    super(`${asked.method} ${asked.path}: ${words}`, { cause })
    this.reason = reason
    this.asked = asked
    this.seen = seen
  }
}
