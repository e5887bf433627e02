/**
 * Returns what a column's value says, or undefined for one that says nothing: it is sorted last, and of
 * such values alone there is no column.
 */
export const valueOf = <Value>(value: Value | null | undefined): Value | undefined =>
  value === null || value === '' || Number.isNaN(value) ? undefined : value
