import { useCallback, useEffect, useRef } from 'react'
import {
  createSession,
  type CreatedPortalLink,
  type CreatePortalLinkParams,
  type DeliveredPortalLink,
} from '../queries/createSession.ts'
import type { PortalDeskError } from '../queries/PortalDeskError.ts'
import { useDeskAction, type DeskResult } from './useDeskAction.ts'
import { useLatest } from './useLatest.ts'
import { usePortalDesk } from './usePortalDesk.ts'

/** How the making of one link ended: the link, word that it was sent, or a failure. */
export type CreateLinkResult = DeskResult<CreatedPortalLink | DeliveredPortalLink>

/** What {@link useCreatePortalLink} returns. */
export interface CreatePortalLink {
  /**
   * Makes a link, and hands it over: this promise is the only place where it ever is. Never rejects.
   * Where the component is unmounted or the signal aborted before the link is there, it is given up,
   * and the route revokes it. It is the same function at every render.
   */
  createLink: (
    params: CreatePortalLinkParams,
    options?: { signal?: AbortSignal | undefined },
  ) => Promise<CreateLinkResult>
  /** Whether a link is being made. */
  isPending: boolean
  /** How the latest one failed, until the next one. */
  error: PortalDeskError | null
  /** Forgets the latest failure. */
  reset: () => void
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
  const { client, queries, options } = usePortalDesk()
  const desk = useLatest({ client, keys: queries.keys, options })
  const { run, ...state } = useDeskAction()
  const unmount = useRef(new AbortController())

  useEffect(() => {
    unmount.current = new AbortController()
    return () => unmount.current.abort()
  }, [])

  const createLink = useCallback<CreatePortalLink['createLink']>(
    async (params, { signal } = {}) => {
      const { client, keys, options } = desk.current
      const signals = [unmount.current.signal, ...(signal ? [signal] : [])]
      const result = await run(createSession(options, params, signals))
      void client.invalidateQueries({ queryKey: keys.lists })
      return result
    },
    [desk, run],
  )
  return { ...state, createLink }
}
