import type { PortalSessionColumn } from '../columns/PortalSessionColumn.ts'
import type { PortalSessionsSorting } from '../state/PortalSessionsState.ts'
import { useTableSettings } from '../state/TableContext.ts'

interface HeaderRowProps {
  columns: readonly PortalSessionColumn[]
  sorting: PortalSessionsSorting
  onSort: (sorting: PortalSessionsSorting) => void
}

/** The headers. A press sorts by one: upwards, then downwards. */
export function HeaderRow({ columns, sorting, onSort }: HeaderRowProps) {
  const { labels } = useTableSettings()
  // An order may come from a URL, and its columns may not be there.
  const first = sorting.find((each) =>
    columns.some(({ id, sortValue }) => sortValue && id === each.id),
  )
  return (
    <tr>
      {columns.map(({ id, header, sortValue }) => {
        const words = typeof header === 'function' ? header(labels) : header
        if (!sortValue) {
          return (
            <th key={id} scope="col">
              {words}
            </th>
          )
        }
        const sorted = first?.id === id ? first : undefined
        const order = sorted && (sorted.desc ? 'descending' : 'ascending')
        return (
          <th key={id} scope="col" aria-sort={order}>
            <button
              type="button"
              onClick={() => onSort([{ id, desc: sorted !== undefined && !sorted.desc }])}
            >
              {words}
            </button>
          </th>
        )
      })}
      <th scope="col">{labels.actions}</th>
    </tr>
  )
}
