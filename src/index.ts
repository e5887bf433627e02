export { PortalError, type PortalErrorDetails } from './contract/PortalError.ts'
export type { PortalErrorCode } from './contract/errorTable.ts'
export type { HeadersOption } from './client/BackendOptions.ts'
export type { PortalStatus } from './react/attempt/PortalState.ts'
export {
  BillingPortalProvider,
  type BillingPortalProviderProps,
} from './react/BillingPortalProvider.tsx'
export {
  BillingPortalButton,
  type BillingPortalButtonProps,
} from './react/button/BillingPortalButton.tsx'
export type {
  BillingPortalButtonRender,
  BillingPortalButtonState,
  RenderedButtonProps,
} from './react/button/BillingPortalButtonRender.ts'
export type { PortalLabels } from './react/settings/PortalLabels.ts'
export type {
  PortalOptions,
  PortalResult,
  PortalTarget,
  RequestedSession,
  RequestSession,
} from './react/settings/PortalOptions.ts'
export {
  usePortalSession,
  type PortalButtonProps,
  type PortalFormProps,
  type PortalSessionResult,
} from './react/usePortalSession.ts'
