import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import type { PortalSessionsPagination } from '../state/PortalSessionsState.ts'

/** Returns the sessions of one page: of the last one, where there is none that far. */
export function pageOf(
  sessions: readonly ListedPortalSession[],
  pagination: PortalSessionsPagination,
) {
  const { pageSize } = pagination
  const pageCount = Math.max(1, Math.ceil(sessions.length / pageSize))
  const pageIndex = Math.min(pagination.pageIndex, pageCount - 1)
  const start = pageIndex * pageSize
  const page = sessions.slice(start, start + pageSize)
  return { page, pageIndex, pageCount, start }
}
