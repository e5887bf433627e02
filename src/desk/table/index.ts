export { PortalSessionsTable } from './PortalSessionsTable.tsx'
export type { PortalSessionsTableProps } from './PortalSessionsTableProps.ts'
export { portalSessionColumns } from './columns/portalSessionColumns.tsx'
export type { PortalSessionColumn } from './columns/PortalSessionColumn.ts'
export type { PortalLinkDelivery } from './dialogs/CreateDialog.tsx'
export type { PortalDeskLabels, PortalDeskLabelsOption } from './labels/PortalDeskLabels.ts'
export type {
  PortalSessionsFilters,
  PortalSessionsPagination,
  PortalSessionsSorting,
} from './state/PortalSessionsState.ts'
