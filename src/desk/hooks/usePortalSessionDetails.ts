import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type { ListedPortalSession } from '../queries/ListedPortalSession.ts'
import type { PortalDeskError } from '../queries/PortalDeskError.ts'
import { usePortalDesk } from './usePortalDesk.ts'

/**
 * Looks one session up, to see whether its link was opened or has expired.
 *
 * @param id the session's; without one, nothing is requested
 * @returns what `useQuery` of TanStack Query returns; its `error` is a `PortalDeskError`, `not_found`
 * when the session does not exist, or no longer
 * @example
 * const { data: session, error } = usePortalSessionDetails(id)
 */
export function usePortalSessionDetails(
  id: string | undefined,
): UseQueryResult<ListedPortalSession, PortalDeskError> {
  const { client, queries } = usePortalDesk()
  return useQuery({ ...queries.details(id ?? ''), enabled: Boolean(id) }, client)
}
