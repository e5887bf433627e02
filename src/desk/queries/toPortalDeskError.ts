import { BackendProblem } from '../../client/BackendProblem.ts'
import { codeOf } from '../../client/codeOf.ts'
import { codeOfRejection } from '../../client/codeOfRejection.ts'
import type { RouteErrorCode } from '../../contract/errorTable.ts'
import type { PortalError } from '../../contract/PortalError.ts'
import { PortalDeskError } from './PortalDeskError.ts'
import { statusOfCode } from './statusOfCode.ts'

/** Returns the one kind of failure that a host sees, with what has happened as its cause. */
export function toPortalDeskError(cause: unknown): PortalDeskError {
  if (cause instanceof BackendProblem) {
    const { status, body } = cause
    // A redirect that was not followed has no status.
    const details = { ...body, status: status || undefined, cause }
    return new PortalDeskError(codeOf(cause, isRouteCode), details)
  }
  // What the host's own `headers` or `fetch` has thrown. By name and code: a page may have two copies
  // of the package, whose classes differ.
  const { name, code, message } = Object(cause)
  if (name === 'PortalDeskError') return cause as PortalDeskError
  if (name === 'PortalError' && statusOfCode(code) !== undefined) {
    return new PortalDeskError(code, { ...(cause as PortalError), message, cause })
  }
  return new PortalDeskError(isRouteCode(code) ? code : codeOfRejection(cause), { cause })
}

const isRouteCode = (code: unknown): code is RouteErrorCode | 'not_found' =>
  Boolean(statusOfCode(code))
