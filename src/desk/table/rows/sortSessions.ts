import {
  constructTable,
  createSortedRowModel,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table'
import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import type { PortalSessionColumn } from '../columns/PortalSessionColumn.ts'
import { valueOf } from '../columns/valueOf.ts'
import type { PortalSessionsSorting } from '../state/PortalSessionsState.ts'
import { plainReactivity } from './plainReactivity.ts'
import { plainRows } from './plainRows.ts'

const features = /* @__PURE__ */ tableFeatures({
  coreReactivityFeature: plainReactivity,
  coreRowModel: plainRows,
  rowSortingFeature,
  sortedRowModel: /* @__PURE__ */ createSortedRowModel(),
})

/**
 * Returns the sessions in the order of their columns' values. Those without a value come last.
 *
 * @param now as far as the order goes by the time, in milliseconds since 1970
 */
export function sortSessions(
  sessions: readonly ListedPortalSession[],
  columns: readonly PortalSessionColumn[],
  sorting: PortalSessionsSorting,
  locale: string | undefined,
  now: number,
): readonly ListedPortalSession[] {
  const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })

  const definitions = columns.map(({ id, sortValue }) => {
    const sorted = sorting.find((each) => each.id === id)
    // Read once for each session: ten thousand of them are compared more than a hundred thousand times.
    const values =
      sortValue && sorted ? sessions.map((session) => valueOf(sortValue(session, now))) : []
    const nothingLast = sorted?.desc ? -1 : 1
    return {
      id,
      accessorFn: (session: ListedPortalSession) => sortValue?.(session, now),
      enableSorting: sortValue !== undefined,
      sortUndefined: false as const,
      sortFn({ index: one }: { index: number }, { index: other }: { index: number }) {
        const [a, b] = [values[one], values[other]]
        if (a === undefined || b === undefined) {
          return (Number(a === undefined) - Number(b === undefined)) * nothingLast
        }
        return typeof a === 'number' && typeof b === 'number' ? a - b : compare(`${a}`, `${b}`)
      },
    }
  })
  const table = constructTable({
    features,
    columns: definitions,
    data: sessions,
    // An order may come from a URL, and its column may not be there.
    state: { sorting: sorting.filter(({ id }) => columns.some((column) => column.id === id)) },
  })
  return table.getRowModel().rows.map(({ original }) => original)
}
