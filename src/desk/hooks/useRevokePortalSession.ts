import { useMutation } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { PortalDeskError } from '../queries/PortalDeskError.ts'
import type { RevokedPortalSession } from '../queries/portalSessionQueries.ts'
import { revokeBuried } from '../queries/tombstones.ts'
import { settle, type DeskResult } from './DeskResult.ts'
import { useLatest } from './useLatest.ts'
import { usePortalDesk } from './usePortalDesk.ts'

/** How one revoke ended. `alreadyGone` says that somebody else was first, which is a success. */
export type RevokeResult = DeskResult<RevokedPortalSession>

/** What {@link useRevokePortalSession} returns. */
export interface RevokePortalSession {
  /**
   * Cuts off the session with this id, or joins the revoke of it that is under way. Never rejects. It
   * is the same function at every render.
   */
  revoke: (id: string) => Promise<RevokeResult>
  /** Whether the latest revoke is under way. */
  isPending: boolean
  /** How the latest revoke failed, until the next one. */
  error: PortalDeskError | null
}

/**
 * Revokes portal sessions. The session leaves every list at once, stays away until a later list
 * agrees, and comes back to its place when the revoke fails.
 *
 * @example
 * const { revoke } = useRevokePortalSession()
 * const result = await revoke(session.id)
 * if (!result.ok) showMessage(result.error.message)
 */
export function useRevokePortalSession(): RevokePortalSession {
  const desk = usePortalDesk()
  const latest = useLatest(desk)
  const { mutate, isPending, error } = useMutation<
    RevokedPortalSession,
    PortalDeskError,
    Promise<RevokedPortalSession>
  >({ ...desk.queries.revoke(), ...following }, desk.client)

  const revoke = useCallback(
    (id: string) => {
      const { client, queries } = latest.current
      const { mutationFn } = queries.revoke()
      // Not awaited: the revoke is done, and a list that fails says so itself.
      const askAgain = () => void client.invalidateQueries({ queryKey: queries.keys.all })
      const revoking = revokeBuried(client, queries.keys.lists, id, mutationFn, askAgain)
      mutate(revoking)
      return settle(revoking)
    },
    [latest, mutate],
  )
  return { revoke, isPending, error }
}

/**
 * The mutation follows a revoke, for a host's own callbacks and devtools. It does not run it: those
 * callbacks may throw, and then a revoke that was done would read as one that was not.
 */
const following = {
  mutationFn: (revoking: Promise<RevokedPortalSession>) => revoking,
}
