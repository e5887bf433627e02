import type {
  PortalSessionsFilters,
  PortalSessionsPagination,
  PortalSessionsSorting,
} from './PortalSessionsState.ts'

// All of this may come from a URL, where anybody can write anything.
type Given<State> = { [Name in keyof State]?: unknown } | null | undefined

const defaultPageSize = 25

/** More rows than any list has, so that a page of all of them is one. */
const most = 1e9

/** Returns an order by those columns that are named. */
export function usableSorting(given: unknown): PortalSessionsSorting {
  return [given].flat().flatMap((each) => {
    const { id, desc } = Object(each)
    return typeof id === 'string' ? { id, desc: isOn(desc) } : []
  })
}

/** Returns filters of text and truth. */
export function usableFilters(given: Given<PortalSessionsFilters>): PortalSessionsFilters {
  const { customer, includeExpired } = Object(given)
  const isText = typeof customer === 'string' || typeof customer === 'number'
  return { customer: isText ? String(customer) : '', includeExpired: isOn(includeExpired) }
}

/** Returns a page that can be cut out of a list. */
export function usablePagination(given: Given<PortalSessionsPagination>): PortalSessionsPagination {
  const { pageIndex, pageSize } = Object(given)
  return {
    pageIndex: Math.max(0, Math.trunc(pageIndex) || 0),
    pageSize: Math.max(1, Math.min(Math.trunc(pageSize ?? defaultPageSize) || 1, most)),
  }
}

const isOn = (value: unknown) => value === true || value === 'true'
