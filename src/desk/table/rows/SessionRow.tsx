import { memo, type ReactNode } from 'react'
import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import { customerName } from '../columns/customerName.ts'
import type { PortalSessionColumn } from '../columns/PortalSessionColumn.ts'
import { fill } from '../labels/fill.ts'
import { useTableSettings } from '../state/TableContext.ts'

interface SessionRowProps {
  session: ListedPortalSession
  columns: readonly PortalSessionColumn[]
  /** The id of the column that names the row. */
  rowHeader: string | undefined
  onRevoke: (session: ListedPortalSession) => void
  actions: ((session: ListedPortalSession) => ReactNode) | undefined
}

/** One session, and what can be done with it. */
export const SessionRow = /* @__PURE__ */ memo(function SessionRow(props: SessionRowProps) {
  const { session, columns, rowHeader, onRevoke, actions } = props
  const { labels } = useTableSettings()
  return (
    <tr>
      {columns.map(({ id, cell }) =>
        id === rowHeader ? (
          <th key={id} scope="row">
            {cell(session)}
          </th>
        ) : (
          <td key={id}>{cell(session)}</td>
        ),
      )}
      <td>
        <button
          type="button"
          data-portal-desk-revoke=""
          aria-label={fill(labels.revokeFor, { customer: customerName(session, labels) })}
          onClick={() => onRevoke(session)}
        >
          {labels.revoke}
        </button>
        {actions?.(session)}
      </td>
    </tr>
  )
})
