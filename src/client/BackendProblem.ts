import { parseRetryAfter } from './parseRetryAfter.ts'

/** What an answer said of its failure. */
interface ProblemBody {
  code: string | undefined
  requestId: string | undefined
  /** In seconds. */
  retryAfter: number | undefined
}

/**
 * A request to the host's backend that brought nothing to work with: nobody was reached, or the
 * answer was none that can be used.
 *
 * It is the `cause` of the error that a host gets, and logs write out what is in one: so of the answer
 * it keeps no body, address or header, where a link may be.
 */
export class BackendProblem extends Error {
  override readonly name = 'BackendProblem'
  /** The HTTP status, 0 for a redirect that was not followed; `undefined` where nobody was reached. */
  declare readonly status: number | undefined
  /** Most often to a sign-in. A `fetch` of the host's own may have followed it, to a page. */
  declare readonly isRedirect: boolean
  /** Its `Content-Type`. */
  declare readonly mediaType: string | null | undefined
  declare readonly body: ProblemBody

  constructor(
    { status, type, redirected, headers }: Partial<Response> = {},
    answer?: unknown,
    cause?: unknown,
  ) {
    super('The backend gave no usable answer', { cause })
    const { code, requestId, retryAfter } = Object(answer)
    this.status = status
    this.isRedirect =
      type === 'opaqueredirect' || redirected === true || `${status}`.startsWith('3')
    // A mocked answer may have plain ones.
    this.mediaType = headers?.get?.('content-type')
    this.body = {
      code: plainText(code),
      requestId: plainText(requestId),
      retryAfter: parseRetryAfter(retryAfter) ?? parseRetryAfter(headers?.get?.('retry-after')),
    }
  }
}

/** A name as it came; an address or a token is none. */
function plainText(value: unknown): string | undefined {
  return typeof value === 'string' && !/\/\/|mgl_/i.test(value) ? value : undefined
}
