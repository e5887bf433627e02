import { useEffect, useRef, type RefObject } from 'react'
import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'

/**
 * Gives a function that is told of a session that is about to go. Once its row is away, the focus is
 * on the one that has taken its place, or on the section where none is left.
 */
export function useFocusAfterRevoke(
  section: RefObject<HTMLElement | null>,
  page: readonly ListedPortalSession[],
) {
  const leaving = useRef<{ id: string; index: number }>(undefined)

  useEffect(() => {
    if (!leaving.current) return
    const { id, index } = leaving.current
    if (page.some((session) => session.id === id)) return
    leaving.current = undefined
    const buttons = section.current?.querySelectorAll<HTMLElement>('[data-portal-desk-revoke]')
    const next = buttons?.[Math.min(index, buttons.length - 1)] ?? section.current
    next?.focus()
  })

  return ({ id }: ListedPortalSession) => {
    leaving.current = { id, index: page.findIndex((session) => session.id === id) }
  }
}
