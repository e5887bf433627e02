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

/** Props of `PortalSessionsTable`. One that is `undefined` is not given. */
export interface PortalSessionsTableProps extends PortalDeskOptions {
  /** Only the sessions of this customer, by MarginFront's id. @default every customer */
  customerId?: string | undefined
  /** The columns, in order; keep the array the same from render to render. @default the built-in ones */
  columns?: readonly PortalSessionColumn[] | undefined
  /** A host's own buttons at the end of each row. @default none */
  actions?: ((session: ListedPortalSession) => ReactNode) | undefined
  /**
   * How a link may be handed over: shown to staff, or sent by the route's `deliverLink`.
   * @default 'both'
   */
  delivery?: PortalLinkDelivery | undefined
  /** For dates and sorting, as a BCP 47 tag; one that is none counts as not given. @default the browser's own */
  locale?: string | undefined
  /** Milliseconds after which the list is asked for again, while the page is seen. @default 15000 */
  refetchInterval?: number | false | undefined

  /** By what the table is sorted, kept by the host. */
  sorting?: PortalSessionsSorting | undefined
  /** By what it is sorted at first. @default the newest first */
  defaultSorting?: PortalSessionsSorting | undefined
  onSortingChange?: ((sorting: PortalSessionsSorting) => void) | undefined

  /** What is shown, kept by the host. */
  filters?: Partial<PortalSessionsFilters> | undefined
  /** What is shown at first. @default every customer's live links */
  defaultFilters?: Partial<PortalSessionsFilters> | undefined
  onFiltersChange?: ((filters: PortalSessionsFilters) => void) | undefined

  /** Which page is shown, kept by the host. */
  pagination?: PortalSessionsPagination | undefined
  /** Which page is shown at first. @default the first, with 25 rows */
  defaultPagination?: PortalSessionsPagination | undefined
  onPaginationChange?: ((pagination: PortalSessionsPagination) => void) | undefined
}
