import { useMutation, type QueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { PortalDeskError } from '../queries/PortalDeskError.ts'
import type { RevokedPortalSession, portalSessionQueries } from '../queries/portalSessionQueries.ts'
import { buryEverywhere, exhume } from '../queries/tombstones.ts'
import { useDeskAction, type DeskResult } from './useDeskAction.ts'
import { useLatest } from './useLatest.ts'
import { usePortalDesk } from './usePortalDesk.ts'

/** How one revoke ended. `alreadyGone` says that somebody else was first, which is a success. */
export type RevokeResult = DeskResult<RevokedPortalSession>

/** What {@link useRevokePortalSession} returns. */
export interface RevokePortalSession {
  /** Cuts off the session with this id. Never rejects. It is the same function at every render. */
  revoke: (id: string) => Promise<RevokeResult>
  /** Whether the latest revoke is still under way. */
  isPending: boolean
  /** How the latest revoke failed, until the next one. */
  error: PortalDeskError | null
  /** Forgets the latest revoke. */
  reset: () => void
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
  const { client, queries } = usePortalDesk()
  const desk = useLatest({ client, queries })
  const { run, ...state } = useDeskAction()
  const { mutate } = useMutation({ ...queries.revoke(), ...following }, client)

  const revoke = useCallback(
    (id: string) => {
      const revoking = revokeIn(desk.current.client, desk.current.queries, id)
      mutate(revoking)
      return run(revoking)
    },
    [desk, mutate, run],
  )
  return { ...state, revoke }
}

/**
 * The mutation follows a revoke, for a host's own callbacks and devtools. It does not run it: those
 * callbacks may throw, and then a revoke that was done would read as one that was not.
 */
const following = {
  gcTime: 0,
  throwOnError: false,
  mutationFn: (revoking: Promise<RevokedPortalSession>) => revoking,
}

async function revokeIn(
  client: QueryClient,
  { keys, revoke }: ReturnType<typeof portalSessionQueries>,
  id: string,
): Promise<RevokedPortalSession> {
  buryEverywhere(client, keys.lists, id)
  try {
    return await revoke().mutationFn(id)
  } catch (error) {
    exhume(client, keys.lists, id)
    throw error
  } finally {
    // Not awaited: the revoke is done, and a list that fails says so itself.
    void client.invalidateQueries({ queryKey: keys.lists })
    void client.invalidateQueries({ queryKey: keys.details(id) })
  }
}
