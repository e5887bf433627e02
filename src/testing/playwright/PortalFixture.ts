import type { BrowserContext, Page } from '@playwright/test'
import type { EmulatorAccount, EmulatorCustomer } from '../../emulator/index.ts'
import type { PortalBackend, PortalBackendOptions } from '../backend/PortalBackend.ts'
import type { PortalVisit } from '../backend/visitLink.ts'

/** Signs a page in to your app as a customer, by your app's own way. */
export type PortalSignIn = (visitor: {
  page: Page
  /** Nobody but this test has it. */
  customer: EmulatorAccount
}) => Promise<void>

/** How long `openedBy` waits. */
export interface OpenedBy {
  /** How long to wait, in milliseconds. @default the page's own timeout for navigation */
  timeout?: number | undefined
}

/** The portal of one test. */
export interface PortalFixture {
  /** Made for this test, and known to no other. */
  readonly customer: EmulatorAccount
  /** The backend of this worker: its `emulator`, `failNext`, `signedInAs`, `events` and `visit`. */
  readonly backend: PortalBackend
  /** Signs the page in as this test's customer, by `portalSignIn`. */
  readonly signIn: (page: Page) => Promise<void>
  /**
   * Waits until the page is in the portal and returns whose: `opened`, or why it found the link dead.
   *
   * @example
   * expect(await portal.openedBy(page)).toEqual({
   *   status: 'opened',
   *   customerExternalId: portal.customer.externalId,
   * })
   */
  readonly openedBy: (page: Page, options?: OpenedBy) => Promise<PortalVisit>
  /** Answers the pages of another browser context as well, for a test of two people. */
  readonly answer: (context: BrowserContext) => Promise<void>
}

/** Options of each test, for `test.use` and the `use` of a project. */
export interface PortalTestOptions {
  /**
   * Where pages request a link; the route of this worker's backend answers.
   * `null` leaves them to your own server.
   * @default '/api/billing-portal'
   */
  portalEndpoint: string | null
  /** Signs a page in. Playwright takes an option that is a function from a fixture. @default none */
  portalSignIn: PortalSignIn | undefined
  /** What this test's customer is like: a name, a subscription, invoices. @default made up */
  portalCustomer: Partial<EmulatorCustomer>
}

/** Options of each worker, for the `use` of a project. */
export interface PortalWorkerOptions {
  /**
   * The port of the first worker's MarginFront; the others get the ports that follow, by
   * `parallelIndex`. @default any free port
   */
  portalPort: number | undefined
  /**
   * Options of the route. With a `resolveCustomer`, that decides whose billing it is, as in your app;
   * without one, everybody is this test's customer.
   * @default none
   */
  portalRoute: Omit<PortalBackendOptions, 'endpoint' | 'portalOrigins'>
}
