import { useQuery, type UseQueryResult } from '@tanstack/react-query'
import type {
  ListedPortalSession,
  PortalSessionListParams,
} from '../queries/ListedPortalSession.ts'
import type { PortalDeskError } from '../queries/PortalDeskError.ts'
import { usePortalDesk } from './usePortalDesk.ts'

/** What {@link usePortalSessionList} takes. */
export interface PortalSessionListOptions extends PortalSessionListParams {
  /** Milliseconds between refreshes of the list while the page is visible; `false` for none. @default false */
  refetchInterval?: number | false | undefined
}

/**
 * Lists portal sessions, without those that were opened or have expired unless they are asked for.
 * One that is being revoked is left out at once.
 *
 * @returns what `useQuery` of TanStack Query returns; its `error` is a `PortalDeskError`
 * @example
 * const { data: sessions = [], error } = usePortalSessionList({ customerId, includeExpired: true })
 */
export function usePortalSessionList(
  options: PortalSessionListOptions = {},
): UseQueryResult<ListedPortalSession[], PortalDeskError> {
  const { client, queries } = usePortalDesk()
  const { refetchInterval = false } = options
  return useQuery({ ...queries.list(options), refetchInterval }, client)
}
