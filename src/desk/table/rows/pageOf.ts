import type { ListedPortalSession } from '../../queries/ListedPortalSession.ts'
import type { PortalSessionsPagination } from '../state/PortalSessionsState.ts'

/** Returns the sessions of one page: of the last one, where there is none that far. */
export function pageOf(
  sessions: readonly ListedPortalSession[],
  pagination: PortalSessionsPagination,
) {
  // They may come from a URL, where anybody can write anything.
  const pageSize = Math.max(1, Math.trunc(pagination.pageSize) || 1)
  const pageCount = Math.max(1, Math.ceil(sessions.length / pageSize))
  const pageIndex = Math.min(Math.max(0, Math.trunc(pagination.pageIndex) || 0), pageCount - 1)
  const start = pageIndex * pageSize
  const page = sessions.slice(start, start + pageSize)
  return { page, pageIndex, pageCount, start }
}
