/**
 * The backend half: the portal route, the portal action, the desk route and the client of MarginFront's API. For
 * servers only.
 * @module
 */
export { createPortalDeskRoute } from './desk/createPortalDeskRoute.ts'
export { createPortalAction } from './portal/createPortalAction.ts'
export { createPortalRoute } from './portal/createPortalRoute.ts'
export type {
  PortalAction,
  PortalActionArgs,
  PortalActionOptions,
  PortalActionResult,
} from './portal/options/PortalActionOptions.ts'
export type { PortalRoute, PortalRouteOptions } from './portal/options/PortalRouteOptions.ts'
export type { ResolvedCustomer } from './portal/options/PortalLinkOptions.ts'
export type { CustomerArgs } from './portal/options/CustomerArgs.ts'
export type { HostArgs } from './host/HostArgs.ts'
export type { RateLimit, RateLimitArgs, RateLimitResult } from './portal/RateLimit.ts'
export type {
  PortalEvent,
  PortalFailedEvent,
  PortalMintedEvent,
  PortalRefusedEvent,
  PortalRevokedEvent,
} from './events/PortalEvent.ts'
export type { PortalDeskAction } from './desk/PortalDeskAction.ts'
export type {
  PortalDeskErrorCode,
  PortalDeskEvent,
  PortalDeskFailedEvent,
  PortalDeskListedEvent,
  PortalDeskMintedEvent,
  PortalDeskRefusedEvent,
  PortalDeskRevokedEvent,
  PortalDeskViewedEvent,
} from './desk/PortalDeskEvent.ts'
export type {
  PortalDeskArgs,
  PortalDeskAuditEntry,
  PortalDeskAuthorizeArgs,
  PortalDeskDeliverArgs,
  PortalDeskDescribeArgs,
  PortalDeskStaff,
  PortalSessionDescription,
  PortalSessionDescriptions,
} from './desk/options/DeskFunctions.ts'
export type { PortalDeskClient } from './desk/options/PortalDeskClient.ts'
export type {
  PortalDeskRoute,
  PortalDeskRouteOptions,
} from './desk/options/PortalDeskRouteOptions.ts'
export type { MintParams, PortalSessionsClient } from './upstream/PortalSessionsClient.ts'
export type { RouteErrorCode } from '../contract/errorTable.ts'
export * from './marginfront/index.ts'
