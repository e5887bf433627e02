/**
 * The testing kit for Playwright: a `test` to merge with your own.
 * @module
 */
export type { EmulatorAccount, EmulatorCustomer } from '../../emulator/index.ts'
export { test } from './test.ts'
export type {
  OpenedBy,
  PortalFixture,
  PortalSignIn,
  PortalTestOptions,
  PortalWorkerOptions,
} from './PortalFixture.ts'
export type { PortalServer } from './servePortal.ts'
