import type { PortalError } from '../../contract/PortalError.ts'

/** Where an attempt to open the portal stands. */
export type PortalStatus = 'idle' | 'requesting' | 'redirecting' | 'error'

/** What a button or hook shows. */
export interface PortalState {
  status: PortalStatus
  /** The last failure, until the next attempt. */
  error: PortalError | null
}

export const idle: PortalState = { status: 'idle', error: null }

/** What is shown once an attempt has ended. */
export function stateAfter(error: PortalError | undefined): PortalState {
  if (!error || error.code === 'aborted') return idle
  // Closing the waiting tab is the person's own choice: it is told, but nothing failed.
  return { status: error.code === 'tab_closed' ? 'idle' : 'error', error }
}
