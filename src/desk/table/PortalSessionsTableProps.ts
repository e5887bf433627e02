import type { ReactNode } from 'react'
import type { PortalDeskOptions } from '../hooks/usePortalDesk.ts'
import type { ListedPortalSession } from '../queries/ListedPortalSession.ts'
import type { PortalSessionColumn } from './columns/PortalSessionColumn.ts'
import type { PortalLinkDelivery } from './dialogs/CreateDialog.tsx'
import type {
  PortalSessionsFilters,
  PortalSessionsPagination,
  PortalSessionsSorting,
} from './state/PortalSessionsState.ts'

/** Props of `PortalSessionsTable`. One that is `undefined` is the same as one left out. */
export interface PortalSessionsTableProps extends PortalDeskOptions {
  /** Shows only the sessions of this customer, by MarginFront's id. @default every customer */
  customerId?: string | undefined
  /** The columns, in order. Keep the array the same from render to render. @default the built-in ones */
  columns?: readonly PortalSessionColumn[] | undefined
  /** Renders your own buttons at the end of a row. @default none */
  actions?: ((session: ListedPortalSession) => ReactNode) | undefined
  /**
   * How staff may hand over a new link: `'show'` it, or `'send'` it with the route's `deliverLink`.
   * @default 'both'
   */
  delivery?: PortalLinkDelivery | undefined
  /** The language of dates and sorting, as a BCP 47 tag such as `de`; anything else is ignored. @default the browser's */
  locale?: string | undefined
  /** Milliseconds between refreshes of the list while the page is visible; `false` for none. @default 15000 */
  refetchInterval?: number | false | undefined

  /** What the table is sorted by, if you keep that yourself. @default the table keeps it */
  sorting?: PortalSessionsSorting | undefined
  /** How the table is sorted at first. @default the newest first */
  defaultSorting?: PortalSessionsSorting | undefined
  /** Called with the new sorting. @default none */
  onSortingChange?: ((sorting: PortalSessionsSorting) => void) | undefined

  /** What is shown, `{ customer, includeExpired }`, if you keep that yourself. @default the table keeps it */
  filters?: Partial<PortalSessionsFilters> | undefined
  /** What is shown at first. @default every customer's live links */
  defaultFilters?: Partial<PortalSessionsFilters> | undefined
  /** Called with the new filters. @default none */
  onFiltersChange?: ((filters: PortalSessionsFilters) => void) | undefined

  /** Which page is shown, `{ pageIndex, pageSize }` from 0, if you keep that yourself. @default the table keeps it */
  pagination?: PortalSessionsPagination | undefined
  /** Which page is shown at first. @default the first, with 25 rows */
  defaultPagination?: PortalSessionsPagination | undefined
  /** Called with the new page. @default none */
  onPaginationChange?: ((pagination: PortalSessionsPagination) => void) | undefined
}
