export {
  portalSessionQueries,
  type PortalSessionQueries,
  type PortalSessionQuery,
  type RevokedPortalSession,
} from './portalSessionQueries.ts'
export type { PortalDeskRequestOptions } from './PortalDeskOptions.ts'
export type {
  ListedPortalSession,
  PortalSessionDescription,
  PortalSessionListParams,
} from './ListedPortalSession.ts'
export type {
  CreatedPortalLink,
  CreatePortalLinkParams,
  DeliveredPortalLink,
  PortalFeature,
} from './createSession.ts'
export { PortalDeskError, type PortalDeskErrorCode } from './PortalDeskError.ts'
