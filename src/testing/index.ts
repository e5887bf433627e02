/**
 * The testing kit: your page on a real portal route, with a MarginFront behind it, all in the
 * process of the test. For tests and previews alone.
 * @module
 */
export type { EmulatorAccount, EmulatorCustomer } from '../emulator/index.ts'
export { createPortalBackend } from './backend/createPortalBackend.ts'
export type { PortalBackend, PortalBackendOptions } from './backend/PortalBackend.ts'
export type { SignedIn } from './backend/signIn.ts'
export type { FailNextOptions, PortalTestFailure } from './failures/PortalTestFailure.ts'
export type { PortalVisit } from './backend/visitLink.ts'
export {
  recordNavigation,
  type NavigationRecord,
  type NavigationWait,
  type RecordedNavigation,
} from './recordNavigation.ts'
export { PortalTestProvider, type PortalTestProviderProps } from './PortalTestProvider.tsx'
