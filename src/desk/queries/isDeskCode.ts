import type { RouteErrorCode } from '../../contract/errorTable.ts'
import { PortalDeskError, type PortalDeskErrorCode } from './PortalDeskError.ts'

/** The codes that a desk route answers with. */
export type DeskRouteCode = RouteErrorCode | 'not_found'

/**
 * Gives the HTTP status of a code, or 0 where it is the browser's own; `undefined` for what is none.
 *
 * The table of codes is in the main entry, which gives no more of it than its errors.
 */
function statusOf(code: unknown): number | undefined {
  try {
    return new PortalDeskError(code as PortalDeskErrorCode).status
  } catch {
    return undefined
  }
}

/** Tells whether a value from outside is a code of the closed list. */
export const isDeskCode = (code: unknown): code is PortalDeskErrorCode =>
  statusOf(code) !== undefined

/** Tells whether a value from outside is a code that a desk route answers with. */
export const isDeskRouteCode = (code: unknown): code is DeskRouteCode => Boolean(statusOf(code))
