import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import type { PortalSessionColumn } from './PortalSessionColumn.ts'
import { valueOf } from './valueOf.ts'

/** Leaves out the columns that have no value in any row: MarginFront need not tell all of them. */
export function columnsWithValues(
  columns: readonly PortalSessionColumn[],
  sessions: readonly ListedPortalSession[],
): readonly PortalSessionColumn[] {
  if (sessions.length === 0) return columns
  return columns.filter(
    ({ sortValue }) =>
      !sortValue || sessions.some((session) => valueOf(sortValue(session)) !== undefined),
  )
}
