import { errorTable, type RouteErrorCode } from './errorTable.ts'
import { isErrorCode } from './isErrorCode.ts'

/** Tells whether a value from outside is a code that a portal route answers with. */
export function isRouteErrorCode(value: unknown): value is RouteErrorCode {
  return isErrorCode(value) && errorTable[value].status > 0
}
