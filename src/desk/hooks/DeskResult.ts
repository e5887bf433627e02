import type { PortalDeskError } from '../queries/PortalDeskError.ts'

/** How an action ended: with what it gives, or with a failure. */
export type DeskResult<Value> = ({ ok: true } & Value) | { ok: false; error: PortalDeskError }

/** Waits for an action that fails with a `PortalDeskError`, and gives how it ended. Never rejects. */
export const settle = <Value extends object>(action: Promise<Value>): Promise<DeskResult<Value>> =>
  action.then(
    (value) => ({ ...value, ok: true }),
    (error: PortalDeskError) => ({ ok: false, error }),
  )
