import { hashKey } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import {
  createSession,
  type CreatedPortalLink,
  type CreatePortalLinkParams,
  type DeliveredPortalLink,
} from '../queries/createSession.ts'
import { joinOrStart, type UnderWay } from '../queries/joinOrStart.ts'
import type { PortalDeskError } from '../queries/PortalDeskError.ts'
import { settle, type DeskResult } from './DeskResult.ts'
import { useLatest } from './useLatest.ts'
import { usePortalDesk } from './usePortalDesk.ts'

/** How making one link ended: with the link, with word that it was sent, or with a failure. */
export type CreateLinkResult = DeskResult<CreatedPortalLink | DeliveredPortalLink>

interface CreateState {
  /** Whether a link is being made. */
  isPending: boolean
  /** How one has failed, until the next one is begun. */
  error: PortalDeskError | null
}

const idle: CreateState = { isPending: false, error: null }

/** What {@link useCreatePortalLink} returns. */
export interface CreatePortalLink extends CreateState {
  /**
   * Makes a link, and resolves to it: this promise is the only place that ever holds it. It never
   * rejects. A call for the same link while it is being made joins that one, as a double press does:
   * one link is made, and both promises resolve to it. A call for another link makes one beside it.
   * If the component unmounts before the link has come, the request is aborted and the route revokes
   * the link. It is the same function at every render.
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
  const underWay = useRef<UnderWay<CreateLinkResult>>(new Map())
  const life = useRef(new AbortController())

  useEffect(() => {
    // StrictMode ends a component and begins it again: https://react.dev/reference/react/StrictMode
    if (life.current.signal.aborted) life.current = new AbortController()
    return () => life.current.abort()
  }, [])

  const createLink = useCallback(
    (params: CreatePortalLinkParams) => {
      const { client, queries, options } = latest.current
      const { current: links } = underWay
      const ofDesk = { queryKey: queries.keys.all }
      return joinOrStart(links, hashKey([ofDesk, params]), async () => {
        show({ isPending: true, error: null })
        const result = await settle(createSession(options, params, life.current.signal))
        const isPending = links.size > 1
        // Of the link, nothing goes into the state, nor into what React keeps of its update.
        const failure = result.ok ? undefined : result.error
        show(({ error }) => ({ isPending, error: failure ?? error }))
        // A first list that is under way would be joined, and it may be of before the link.
        void client.cancelQueries(ofDesk).then(() => client.invalidateQueries(ofDesk))
        return result
      })
    },
    [latest],
  )
  return { ...state, createLink }
}
