import { PortalError, type PortalErrorDetails } from '../../contract/PortalError.ts'
import type { PortalErrorCode } from '../../contract/errorTable.ts'

/** The codes of `PortalError`, and `not_found` for a session that does not exist, or no longer does. */
export type PortalDeskErrorCode = PortalErrorCode | 'not_found'

// To TypeScript a wider code is no PortalError's; in a running app, `instanceof` says that it is one.
type PortalErrorOfAnyCode = new (
  code: PortalErrorCode,
  details: PortalErrorDetails,
) => Error & Omit<PortalError, keyof Error | 'code'>

/**
 * A failed request of the support desk, with a stable code from the closed list.
 *
 * It is a `PortalError` of the main entry, with the same codes, and `not_found` besides.
 *
 * @example
 * const { error } = usePortalSessionList()
 * if (error?.code === 'forbidden') return <AskForAccess />
 */
export class PortalDeskError extends (PortalError as PortalErrorOfAnyCode) {
  override readonly name = 'PortalDeskError'
  /** Which failure this is. */
  declare readonly code: PortalDeskErrorCode

  constructor(code: PortalDeskErrorCode, details: PortalErrorDetails = {}) {
    // Of the same status.
    const known = code === 'not_found' ? 'no_customer' : code
    super(known, known === code ? details : { message: 'This link is gone.', ...details })
    this.code = code
  }
}
