import { errorTable, type PortalErrorCode, type RouteErrorCode } from './errorTable.ts'

/** Tells whether a value from outside is a code that a portal route answers with. */
export function isRouteErrorCode(value: unknown): value is RouteErrorCode {
  return (
    typeof value === 'string' &&
    Object.hasOwn(errorTable, value) &&
    errorTable[value as PortalErrorCode].status > 0
  )
}
