import { errorTable, type PortalErrorCode } from './errorTable.ts'

/** Tells whether a value from outside is a code of the closed list. */
export function isErrorCode(value: unknown): value is PortalErrorCode {
  return typeof value === 'string' && Object.hasOwn(errorTable, value)
}
