export { MarginFrontClient } from './MarginFrontClient.ts'
export {
  ApiError,
  AuthenticationError,
  ConnectionError,
  MarginFrontError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  TimeoutError,
  ValidationError,
  type ApiErrorCode,
  type AuthenticationErrorCode,
  type MarginFrontErrorCode,
  type MarginFrontErrorDetails,
  type ValidationErrorCode,
} from './errors.ts'
export type { PortalSessions } from './PortalSessions.ts'
export type {
  LoggingOptions,
  LogHandler,
  LogLevel,
  MarginFrontClientOptions,
  RequestMetrics,
  TelemetryHandler,
  TelemetryOptions,
} from './options/clientOptions.ts'
export type {
  CreatePortalSessionParams,
  CustomerReference,
  ListedPortalSession,
  ListPortalSessionsParams,
  PortalFeature,
  PortalSession,
  RequestOptions,
} from './types.ts'
