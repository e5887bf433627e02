import { BackendProblem } from '../../client/BackendProblem.ts'
import { codeOf } from '../../client/codeOf.ts'
import { isTypeError } from '../../client/isTypeError.ts'
import { isPortalError } from '../../contract/isPortalError.ts'
import { isRouteErrorCode } from '../../contract/isRouteErrorCode.ts'
import { PortalError } from '../../contract/PortalError.ts'

/** Gives the one kind of failure that a host sees, with what has happened as its cause. */
export function toPortalError(cause: unknown): PortalError {
  if (isPortalError(cause)) return cause
  if (cause instanceof BackendProblem) {
    const { status, requestId, retryAfter } = cause.seen
    return new PortalError(codeOf(cause, isRouteErrorCode), {
      status,
      requestId,
      retryAfter,
      cause,
    })
  }
  return new PortalError(isNetworkFailure(cause) ? 'network' : 'upstream_error', { cause })
}

/** As `fetch` says it in Chromium, Firefox, WebKit and Node, inside a host's own client. */
const isNetworkFailure = (cause: unknown): boolean =>
  isTypeError(cause) && /failed to fetch|networkerror|load failed|fetch failed/i.test(String(cause))
