import { BackendProblem } from '../../client/BackendProblem.ts'
import { codeOf } from '../../client/codeOf.ts'
import { isTypeError } from '../../client/isTypeError.ts'
import { parseRetryAfter } from '../../client/parseRetryAfter.ts'
import { isPortalError } from '../../contract/isPortalError.ts'
import { isRouteErrorCode } from '../../contract/isRouteErrorCode.ts'
import { PortalError } from '../../contract/PortalError.ts'

/** Gives the one kind of failure that a host sees, with what has happened as its cause. */
export function toPortalError(cause: unknown): PortalError {
  if (isPortalError(cause)) return cause
  if (cause instanceof BackendProblem) {
    const { response, body } = cause
    return new PortalError(codeOf(cause, isRouteErrorCode), {
      // A redirect that was not followed has none.
      status: response?.status || undefined,
      requestId: typeof body.requestId === 'string' ? body.requestId : undefined,
      retryAfter: parseRetryAfter(body.retryAfter ?? response?.headers?.get('retry-after')),
      cause,
    })
  }
  // As `fetch` says it inside a host's own client.
  const isNetwork = isTypeError(cause) && /fetch|network|load failed/i.test(String(cause))
  return new PortalError(isNetwork ? 'network' : 'upstream_error', { cause })
}
