import { useMemo } from 'react'
import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import { parseTime } from '../clock/formatTime.ts'
import { useClock } from '../clock/useClock.ts'
import { portalSessionColumns } from '../columns/portalSessionColumns.tsx'
import type { PortalSessionColumn } from '../columns/PortalSessionColumn.ts'
import type { PortalSessionsSorting } from '../state/PortalSessionsState.ts'
import { useTableSettings } from '../state/TableContext.ts'
import { sortSessions } from './sortSessions.ts'

/** Returns the sessions in order, which is another one as soon as a link expires in an order by status. */
export function useSorted(
  sessions: readonly ListedPortalSession[],
  columns: readonly PortalSessionColumn[],
  sorting: PortalSessionsSorting,
): readonly ListedPortalSession[] {
  const { locale } = useTableSettings()
  const { sortValue: byStatus } = portalSessionColumns.status
  const isByStatus = sorting.some(({ id }) =>
    columns.some((column) => column.id === id && column.sortValue === byStatus),
  )
  const expiries = useMemo(
    () => (isByStatus ? sessions.map(({ expiresAt }) => parseTime(expiresAt) ?? NaN) : []),
    [sessions, isByStatus],
  )
  // In server HTML there is no time yet: all that was not opened is active, as its cell says.
  const lastExpiry = useClock((now = 0) =>
    expiries.reduce((last, time) => (time <= now && time > last ? time : last), 0),
  )
  // Neither is there the reader's language, and another one may order names differently.
  const language = useClock((now) => locale ?? (now === undefined ? 'en' : undefined))

  // By what it says, not by its identity: an array that is new at each render sorts nothing again.
  const order = JSON.stringify(sorting)
  return useMemo(
    () => sortSessions(sessions, columns, JSON.parse(order), language, lastExpiry),
    [sessions, columns, order, language, lastExpiry],
  )
}
