/**
 * The backend half: the portal route and the client of MarginFront's API. For servers alone.
 * @module
 */
export { createPortalRoute } from './createPortalRoute.ts'
export type { PortalRoute, PortalRouteOptions, ResolvedCustomer } from './PortalRouteOptions.ts'
export type {
  PortalEvent,
  PortalFailedEvent,
  PortalMintedEvent,
  PortalRefusedEvent,
  PortalRevokedEvent,
} from './PortalEvent.ts'
export type { MintParams, PortalSessionsClient } from './PortalSessionsClient.ts'
export type { RateLimit, RateLimitResult } from './RateLimit.ts'
export type { RouteErrorCode } from '../contract/errorTable.ts'
export * from './marginfront/index.ts'
