import { BackendProblem } from '../../client/BackendProblem.ts'
import { codeOf } from '../../client/codeOf.ts'
import { isUnreached } from '../../client/isUnreached.ts'
import { isDeskCode, isDeskRouteCode } from './isDeskCode.ts'
import { PortalDeskError, type PortalDeskErrorCode } from './PortalDeskError.ts'

/** Gives the one kind of failure that a host sees, with what has happened as its cause. */
export function toPortalDeskError(cause: unknown): PortalDeskError {
  if (cause instanceof BackendProblem) {
    const { status, body } = cause
    const { requestId, retryAfter } = body
    return new PortalDeskError(codeOf(cause, isDeskRouteCode), {
      // A redirect that was not followed has none.
      status: status || undefined,
      requestId,
      retryAfter,
      cause,
    })
  }
  // By name and code: a page may have two copies of the package, whose classes differ.
  const { name, code, message, status, requestId, retryAfter } = Object(cause)
  if (isDeskCode(code)) {
    if (name === 'PortalDeskError') return cause as PortalDeskError
    if (name === 'PortalError') {
      return new PortalDeskError(code, { message, status, requestId, retryAfter, cause })
    }
  }
  return new PortalDeskError(codeOfHost(cause, name, code), { cause })
}

/** What else the host's own `headers` or `fetch` has thrown. */
function codeOfHost(cause: unknown, name: unknown, code: unknown): PortalDeskErrorCode {
  if (isUnreached(cause)) return 'network'
  if (name === 'TimeoutError') return 'timeout'
  return isDeskRouteCode(code) ? code : 'upstream_error'
}
