import { BackendProblem } from '../../client/BackendProblem.ts'
import { codeOf } from '../../client/codeOf.ts'
import { parseRetryAfter } from '../../client/parseRetryAfter.ts'
import { isDeskRouteCode } from './isDeskRouteCode.ts'
import { PortalDeskError, type PortalDeskErrorCode } from './PortalDeskError.ts'

/** Gives the one kind of failure that a host sees, with what has happened as its cause. */
export function toPortalDeskError(cause: unknown): PortalDeskError {
  if (cause instanceof PortalDeskError) return cause
  if (cause instanceof BackendProblem) {
    const { response, body } = cause
    return new PortalDeskError(codeOf(cause, isDeskRouteCode), {
      // A redirect that was not followed has none.
      status: response?.status || undefined,
      requestId: typeof body.requestId === 'string' ? body.requestId : undefined,
      retryAfter: parseRetryAfter(body.retryAfter ?? response?.headers?.get('retry-after')),
      cause,
    })
  }
  return new PortalDeskError(codeOfHost(cause), { cause })
}

/** What the host's own `headers` or `fetch` has thrown, or a signal has said. */
function codeOfHost(cause: unknown): PortalDeskErrorCode {
  const { name, code }: { name?: unknown; code?: unknown } = Object(cause)
  if (name === 'TimeoutError') return 'timeout'
  if (name === 'AbortError') return 'aborted'
  return isDeskRouteCode(code) ? code : 'upstream_error'
}
