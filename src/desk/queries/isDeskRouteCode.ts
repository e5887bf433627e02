import { PortalError } from '../../contract/PortalError.ts'
import type { RouteErrorCode } from '../../contract/errorTable.ts'

/** The codes that a desk route answers with. */
export type DeskRouteCode = RouteErrorCode | 'not_found'

/**
 * Tells whether a value from outside is a code that a desk route answers with.
 *
 * The table of codes is in the main entry, which gives no more of it than its errors.
 */
export function isDeskRouteCode(code: unknown): code is DeskRouteCode {
  if (code === 'not_found') return true
  try {
    return new PortalError(code as RouteErrorCode).status > 0
  } catch {
    return false
  }
}
