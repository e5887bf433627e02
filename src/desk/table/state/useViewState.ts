import type { PortalSessionsTableProps } from '../PortalSessionsTableProps.ts'
import type { PortalSessionsFilters } from './PortalSessionsState.ts'
import { usableFilters, usablePagination, usableSorting } from './usableState.ts'
import { useControlled } from './useControlled.ts'

type StateProps = Pick<
  PortalSessionsTableProps,
  | 'sorting'
  | 'defaultSorting'
  | 'onSortingChange'
  | 'filters'
  | 'defaultFilters'
  | 'onFiltersChange'
  | 'pagination'
  | 'defaultPagination'
  | 'onPaginationChange'
>

const newestFirst = [{ id: 'expires', desc: true }]

/** Order, filters and page of the table: each the host's where it gives one, or else the table's own. */
export function useViewState(props: StateProps) {
  const [givenSorting, setSorting] = useControlled(
    props.sorting,
    props.defaultSorting ?? newestFirst,
    props.onSortingChange,
  )
  const [givenFilters, setGivenFilters] = useControlled<Partial<PortalSessionsFilters>>(
    props.filters,
    props.defaultFilters ?? {},
    props.onFiltersChange as ((filters: Partial<PortalSessionsFilters>) => void) | undefined,
  )
  const [givenPagination, setPagination] = useControlled(
    props.pagination,
    usablePagination(props.defaultPagination),
    props.onPaginationChange,
  )
  const pagination = usablePagination(givenPagination)

  function goTo(pageIndex: number) {
    setPagination({ ...pagination, pageIndex })
  }
  function setFilters(next: PortalSessionsFilters) {
    // First, so that a host that writes both into its URL, from what it has rendered, keeps the filter.
    if (pagination.pageIndex !== 0) goTo(0)
    setGivenFilters(next)
  }
  return {
    sorting: usableSorting(givenSorting),
    setSorting,
    filters: usableFilters(givenFilters),
    setFilters,
    pagination,
    goTo,
  }
}
