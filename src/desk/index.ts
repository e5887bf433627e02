/**
 * The support desk: see who has a portal link, cut it off, hand out a new one. For the host's own
 * staff, on three floors: queries for TanStack Query, hooks, and a table with everything.
 * @module
 */
export {
  portalSessionQueries,
  type RevokedPortalSession,
} from './queries/portalSessionQueries.ts'
export type { PortalDeskRequestOptions } from './queries/PortalDeskOptions.ts'
export type {
  ListedPortalSession,
  PortalSessionDescription,
  PortalSessionListParams,
} from './queries/ListedPortalSession.ts'
export type {
  CreatedPortalLink,
  CreatePortalLinkParams,
  DeliveredPortalLink,
  PortalFeature,
} from './queries/createSession.ts'
export { PortalDeskError, type PortalDeskErrorCode } from './queries/PortalDeskError.ts'
export { PortalDeskProvider, type PortalDeskProviderProps } from './hooks/PortalDeskProvider.tsx'
export type { PortalDeskOptions } from './hooks/usePortalDesk.ts'
export {
  usePortalSessionList,
  type PortalSessionListOptions,
} from './hooks/usePortalSessionList.ts'
export { usePortalSessionDetails } from './hooks/usePortalSessionDetails.ts'
export {
  useCreatePortalLink,
  type CreateLinkResult,
  type CreatePortalLink,
} from './hooks/useCreatePortalLink.ts'
export {
  useRevokePortalSession,
  type RevokePortalSession,
  type RevokeResult,
} from './hooks/useRevokePortalSession.ts'
export type { PortalDeskLabels, PortalDeskLabelsOption } from './table/labels/PortalDeskLabels.ts'
export { PortalSessionsTable } from './table/PortalSessionsTable.tsx'
export type { PortalSessionsTableProps } from './table/PortalSessionsTableProps.ts'
export { portalSessionColumns } from './table/columns/portalSessionColumns.tsx'
export type { PortalSessionColumn } from './table/columns/PortalSessionColumn.ts'
export type { PortalLinkDelivery } from './table/dialogs/CreateDialog.tsx'
export type {
  PortalSessionsFilters,
  PortalSessionsPagination,
  PortalSessionsSorting,
} from './table/state/PortalSessionsState.ts'
