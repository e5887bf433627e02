import { BackendProblem } from '../../client/BackendProblem.ts'
import { codeOf } from '../../client/codeOf.ts'
import { codeOfRejection } from '../../client/codeOfRejection.ts'
import { isPortalError } from '../../contract/isPortalError.ts'
import { isRouteErrorCode } from '../../contract/isRouteErrorCode.ts'
import { PortalError } from '../../contract/PortalError.ts'

/** Returns the one kind of failure that a host sees, with what has happened as its cause. */
export function toPortalError(cause: unknown): PortalError {
  // What came through JSON or from a worker is a plain object, and may be without a message.
  if (isPortalError(cause)) return 'stack' in cause ? cause : new PortalError(cause.code, cause)
  if (cause instanceof BackendProblem) {
    const { status, body } = cause
    // A redirect that was not followed has no status.
    const details = { ...body, status: status || undefined, cause }
    return new PortalError(codeOf(cause, isRouteErrorCode), details)
  }
  return new PortalError(codeOfRejection(cause), { cause })
}
