import { useCallback, useRef, useState } from 'react'
import type { PortalDeskError } from '../queries/PortalDeskError.ts'
import { toPortalDeskError } from '../queries/toPortalDeskError.ts'

/** How an action ended: with what it gives, or with a failure. */
export type DeskResult<Value> = ({ ok: true } & Value) | { ok: false; error: PortalDeskError }

const idle: { isPending: boolean; error: PortalDeskError | null } = { isPending: false, error: null }

/**
 * Runs actions, and shows whether the latest is under way and how it failed. What an action gives
 * goes to its caller alone.
 */
export function useDeskAction() {
  const [state, show] = useState(idle)
  const latest = useRef({})

  const run = useCallback(
    async <Value extends object>(action: Promise<Value>): Promise<DeskResult<Value>> => {
      const turn = (latest.current = {})
      const end = (error: PortalDeskError | null) => {
        if (latest.current === turn) show({ isPending: false, error })
      }
      show({ isPending: true, error: null })
      try {
        const value = await action
        end(null)
        return { ok: true, ...value }
      } catch (cause) {
        const error = toPortalDeskError(cause)
        end(error)
        return { ok: false, error }
      }
    },
    [],
  )

  const reset = useCallback(() => {
    latest.current = {}
    show(idle)
  }, [])

  return { ...state, run, reset }
}
