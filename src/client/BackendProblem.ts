/** What an answer may say of a failure. It is read as it came, and nothing of it is checked. */
export type ProblemBody = Partial<Record<'code' | 'requestId' | 'retryAfter', unknown>>

/**
 * A request to the host's backend that brought nothing to work with: nobody was reached, or the
 * answer was none that can be used.
 *
 * It is the `cause` of the error that a host gets.
 */
export class BackendProblem extends Error {
  override readonly name = 'BackendProblem'
  declare readonly response: Response | undefined
  declare readonly body: ProblemBody

  constructor(response: Response | undefined, body: ProblemBody = {}, cause?: unknown) {
    super('The backend gave no usable answer', { cause })
    this.response = response
    this.body = body
  }
}
