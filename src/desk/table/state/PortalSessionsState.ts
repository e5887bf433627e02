/** By which column the table is sorted; an empty list is the order of the list itself. */
export type PortalSessionsSorting = readonly { id: string; desc: boolean }[]

/** What the table shows of all sessions. */
export interface PortalSessionsFilters {
  /** A part of the customer's name or id; of the session's id too. */
  customer: string
  /** Also the links that were opened or have expired. */
  includeExpired: boolean
}

/** Where in the list the table is. */
export interface PortalSessionsPagination {
  /** From 0. */
  pageIndex: number
  /** How many rows; `Infinity` shows all of them. */
  pageSize: number
}
