import { BackendProblem, type Asked, type ProblemReason } from './BackendProblem.ts'
import { isTypeError } from './isTypeError.ts'
import { parseRetryAfter } from './parseRetryAfter.ts'

/** Gives the JSON of a successful answer, or undefined for an empty one; throws what it is instead. */
export async function readAnswer(response: Response, asked: Asked): Promise<unknown> {
  const status = response.status || undefined
  const mediaType = /^[\w.+/-]+/.exec(response.headers?.get('content-type') ?? '')?.[0]
  const problem = (reason: ProblemReason) =>
    new BackendProblem(reason, asked, { status, mediaType })

  const isRedirect = response.type === 'opaqueredirect' || /^3/.test(String(status))
  if (isRedirect) throw problem('redirected')
  if (response.ok && status === 204) return undefined

  const body = await readJson(response, asked)
  if (response.ok) {
    if (body) return body
    // A `fetch` of the host's may follow a redirect, to a page of its sign-in for instance.
    throw problem(response.redirected ? 'redirected' : 'unreadable')
  }
  const { code, requestId, retryAfter } = body ?? {}
  throw new BackendProblem('refused', asked, {
    status,
    mediaType,
    code,
    requestId: typeof requestId === 'string' ? requestId : undefined,
    retryAfter:
      typeof retryAfter === 'number'
        ? retryAfter
        : parseRetryAfter(response.headers?.get('retry-after')),
  })
}

async function readJson(
  response: Response,
  asked: Asked,
): Promise<Record<string, unknown> | undefined> {
  try {
    const body: unknown = await response.json()
    return typeof body === 'object' && body ? (body as Record<string, unknown>) : undefined
  } catch (cause) {
    // The connection broke.
    if (isTypeError(cause)) throw new BackendProblem('unreachable', asked, {}, cause)
    // Why it does not parse is not passed on: the message would quote a text that may hold a link.
    return undefined
  }
}
