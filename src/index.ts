export { PortalError, type PortalErrorDetails } from './contract/PortalError.ts'
export type { PortalErrorCode } from './contract/errorTable.ts'
export { BillingPortalButton, type BillingPortalButtonProps } from './react/BillingPortalButton.tsx'
export {
  BillingPortalProvider,
  type BillingPortalProviderProps,
} from './react/BillingPortalProvider.tsx'
export type { PortalLabels } from './react/labels.ts'
export type {
  PortalOptions,
  PortalResult,
  PortalTarget,
  RequestSession,
} from './react/PortalOptions.ts'
export type {
  BillingPortalButtonRender,
  BillingPortalButtonState,
  RenderedButtonProps,
} from './react/BillingPortalButtonRender.ts'
export {
  usePortalSession,
  type PortalButtonProps,
  type PortalFormProps,
  type PortalSessionResult,
  type PortalStatus,
} from './react/usePortalSession.ts'
