import { useState } from 'react'
import {
  usePortalSessionList,
  type PortalSessionListOptions,
} from '../../hooks/usePortalSessionList.ts'

/** The list, and why it did not come: TanStack Query forgets that as soon as it asks again. */
export function useShownList(options: PortalSessionListOptions) {
  const { data, error, isPending, errorUpdateCount, refetch } = usePortalSessionList(options)
  const [lastError, setLastError] = useState(error)
  if (!isPending && lastError !== error) setLastError(error)
  // Another list, of other filters, has not failed yet.
  const shownError = isPending && errorUpdateCount > 0 ? lastError : error
  return { sessions: data, error: shownError, isPending: isPending && !shownError, refetch }
}
