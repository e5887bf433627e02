import type { ReactNode } from 'react'
import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import type { PortalSessionColumn } from '../columns/PortalSessionColumn.ts'
import type { PortalSessionsSorting } from '../state/PortalSessionsState.ts'
import { useTableSettings } from '../state/TableContext.ts'
import { HeaderRow } from './HeaderRow.tsx'
import { SessionRow } from './SessionRow.tsx'

interface SessionGridProps {
  columns: readonly PortalSessionColumn[]
  sessions: readonly ListedPortalSession[]
  /** Stands in place of rows where there are none. */
  note: string
  isBusy: boolean
  sorting: PortalSessionsSorting
  onSort: (sorting: PortalSessionsSorting) => void
  onRevoke: (session: ListedPortalSession) => void
  actions: ((session: ListedPortalSession) => ReactNode) | undefined
}

/** The native table. */
export function SessionGrid(props: SessionGridProps) {
  const { columns, sessions, note, isBusy, sorting, onSort, onRevoke, actions } = props
  const { labels } = useTableSettings()
  const rowHeader = (columns.find((column) => column.rowHeader) ?? columns[0])?.id
  return (
    <div data-portal-desk-scroll="">
      <table aria-busy={isBusy}>
        <caption>{labels.caption}</caption>
        <thead>
          <HeaderRow columns={columns} sorting={sorting} onSort={onSort} />
        </thead>
        <tbody>
          {sessions.map((session) => (
            <SessionRow
              key={session.id}
              session={session}
              columns={columns}
              rowHeader={rowHeader}
              onRevoke={onRevoke}
              actions={actions}
            />
          ))}
          {sessions.length === 0 && (
            <tr>
              <td colSpan={columns.length + 1}>{note}</td>
            </tr>
          )}
        </tbody>
      </table>
    </div>
  )
}
