import {
  constructTable,
  createPaginatedRowModel,
  createSortedRowModel,
  rowPaginationFeature,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table'
import { useMemo, useState } from 'react'
import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import type { PortalSessionColumn } from '../columns/PortalSessionColumn.ts'
import type {
  PortalSessionsPagination,
  PortalSessionsSorting,
} from '../state/PortalSessionsState.ts'
import { plainReactivity } from './plainReactivity.ts'

const features = /* @__PURE__ */ tableFeatures({
  coreReactivityFeature: plainReactivity,
  rowSortingFeature,
  rowPaginationFeature,
  sortedRowModel: /* @__PURE__ */ createSortedRowModel(),
  paginatedRowModel: /* @__PURE__ */ createPaginatedRowModel(),
})

interface SessionPages {
  sessions: readonly ListedPortalSession[]
  columns: readonly PortalSessionColumn[]
  sorting: PortalSessionsSorting
  pagination: PortalSessionsPagination
  locale: string | undefined
}

/** Sorts the sessions, and gives those of one page: the last one, where there is none that far. */
export function useSessionPages({ sessions, columns, sorting, pagination, locale }: SessionPages) {
  const definitions = useMemo(() => {
    const { compare } = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
    return columns.map(({ id, sortValue }) => ({
      id,
      accessorFn: (session: ListedPortalSession) => sortValue?.(session) ?? undefined,
      enableSorting: sortValue !== undefined,
      // Nothing is after everything, in both directions.
      sortUndefined: 'last' as const,
      sortFn: (one: ValuesById, other: ValuesById) => {
        const [a, b] = [one.getValue(id), other.getValue(id)]
        return typeof a === 'number' && typeof b === 'number' ? a - b : compare(`${a}`, `${b}`)
      },
    }))
  }, [columns, locale])

  const pageCount = Math.max(1, Math.ceil(sessions.length / pagination.pageSize))
  const pageIndex = Math.min(Math.max(0, pagination.pageIndex), pageCount - 1)
  const options = {
    features,
    columns: definitions,
    data: sessions,
    getRowId: ({ id }: ListedPortalSession) => id,
    autoResetPageIndex: false,
    state: { sorting: [...sorting], pagination: { pageIndex, pageSize: pagination.pageSize } },
  }
  const [table] = useState(() => constructTable(options))
  // While rendering, as TanStack's own adapter does: the rows below are of these options.
  table.setOptions((before) => ({ ...before, ...options }))
  const page = table.getRowModel().rows.map(({ original }) => original)
  return { page, pageIndex, pageCount }
}

interface ValuesById {
  getValue: (id: string) => unknown
}
