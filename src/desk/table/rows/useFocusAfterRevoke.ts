import { useEffect, useRef, useState, type FocusEvent, type RefObject } from 'react'
import { useLatest } from '../../hooks/useLatest.ts'
import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'

interface Place {
  id: string
  /** Among all that match, whatever page it is on. */
  index: number
}

/**
 * Keeps the focus near a session that goes. `notePlace` is told of it while its row is there, and
 * `leave` once it is about to go; one that a later list takes away while it has the focus needs
 * neither, only the handlers on the section. As soon as the row is away, the focus is on the one that
 * has taken its place, on the last one where there is none after it, or on the section where none is
 * left.
 *
 * @param sessions all that match, in order
 * @param start the place of the page's first one among them
 */
export function useFocusAfterRevoke(
  section: RefObject<HTMLElement | null>,
  sessions: readonly ListedPortalSession[],
  start: number,
) {
  const latest = useLatest(sessions)
  const noted = useRef<Place>(undefined)
  const leaving = useRef<Place>(undefined)
  const focused = useRef<{ control: Element; index: number }>(undefined)

  useEffect(() => {
    const { current: left } = leaving
    const { current: lost } = focused
    const hasLeft = left && !sessions.some(({ id }) => id === left.id)
    const isLost = lost && !lost.control.isConnected
    const place = hasLeft ? left : isLost ? lost : undefined
    if (!place) return
    if (hasLeft) leaving.current = undefined
    focused.current = undefined
    const buttons = section.current?.querySelectorAll<HTMLElement>('[data-portal-desk-revoke]')
    const last = (buttons?.length ?? 0) - 1
    const next = buttons?.[Math.min(Math.max(0, place.index - start), last)] ?? section.current
    next?.focus()
  })

  const [notePlace] = useState(() => ({ id }: ListedPortalSession) => {
    noted.current = { id, index: latest.current.findIndex((session) => session.id === id) }
  })
  function leave() {
    leaving.current = noted.current
  }
  const handlers = {
    onFocus({ target }: FocusEvent) {
      const row = target.closest<HTMLTableRowElement>('tbody tr')
      focused.current = row ? { control: target, index: start + row.sectionRowIndex } : undefined
    },
    // React tells of none for what it takes away itself.
    onBlur() {
      focused.current = undefined
    },
  }
  return { notePlace, leave, handlers }
}
