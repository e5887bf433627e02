import { useCallback, useEffect, useRef, useState } from 'react'
import {
  createSession,
  type CreatedPortalLink,
  type CreatePortalLinkParams,
  type DeliveredPortalLink,
} from '../queries/createSession.ts'
import type { PortalDeskError } from '../queries/PortalDeskError.ts'
import { settle, type DeskResult } from './DeskResult.ts'
import { useLatest } from './useLatest.ts'
import { usePortalDesk } from './usePortalDesk.ts'

/** How making one link ended: with the link, with word that it was sent, or with a failure. */
export type CreateLinkResult = DeskResult<CreatedPortalLink | DeliveredPortalLink>

interface CreateState {
  /** Whether a link is being made. */
  isPending: boolean
  /** How the latest one failed, until the next one. */
  error: PortalDeskError | null
}

const idle: CreateState = { isPending: false, error: null }

/** What {@link useCreatePortalLink} returns. */
export interface CreatePortalLink extends CreateState {
  /**
   * Makes a link, and resolves to it: this promise is the only place that ever holds it. It never
   * rejects. If the component unmounts before the link has come, the request is aborted and the route
   * revokes the link. It is the same function at every render.
   */
  createLink: (params: CreatePortalLinkParams) => Promise<CreateLinkResult>
}

/**
 * Makes portal links for customers. The link goes to the caller once and is kept nowhere: in no cache,
 * no state, no storage.
 *
 * @example
 * const { createLink, error } = useCreatePortalLink()
 * const result = await createLink({ customerExternalId: 'acme-001' })
 * if (result.ok && result.url) field.current.value = result.url
 */
export function useCreatePortalLink(): CreatePortalLink {
  const latest = useLatest(usePortalDesk())
  const [state, show] = useState(idle)
  const unmounted = useRef<AbortSignal>(undefined)

  useEffect(() => {
    const controller = new AbortController()
    unmounted.current = controller.signal
    return () => controller.abort()
  }, [])

  const createLink = useCallback(
    async (params: CreatePortalLinkParams) => {
      const { client, queries, options } = latest.current
      show({ isPending: true, error: null })
      const result = await settle(createSession(options, params, unmounted.current))
      // Of the link, nothing goes into the state.
      show({ isPending: false, error: result.ok ? null : result.error })
      void client.invalidateQueries({ queryKey: queries.keys.all })
      return result
    },
    [latest],
  )
  return { ...state, createLink }
}
