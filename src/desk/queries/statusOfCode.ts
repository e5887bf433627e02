import { PortalDeskError, type PortalDeskErrorCode } from './PortalDeskError.ts'

/**
 * Returns the HTTP status of a code, which is 0 for the browser's own; `undefined` for what is no code.
 *
 * The table of codes is in the main entry, which gives no more of it than its errors.
 */
export function statusOfCode(code: unknown): number | undefined {
  try {
    return new PortalDeskError(code as PortalDeskErrorCode).status
  } catch {
    return undefined
  }
}
