import type { Emulator, EmulatorCustomer } from '../../emulator/index.ts'
import type { PortalEvent, PortalRoute, PortalRouteOptions } from '../../server/index.ts'
import type { FailNextOptions, PortalTestFailure } from '../failures/PortalTestFailure.ts'
import type { SignedIn } from './signIn.ts'
import type { PortalVisit } from './visitLink.ts'

/** What says which MarginFront a route asks; a backend for tests asks its own emulator. */
type WhichMarginFront = 'client' | 'secretKey' | 'baseUrl' | 'fetch'

type RouteOptions<Context> = Omit<
  PortalRouteOptions<Context>,
  WhichMarginFront | 'resolveCustomer'
> &
  Partial<Pick<PortalRouteOptions<Context>, 'resolveCustomer'>>

/** The options of `createPortalBackend`: those of `createPortalRoute`, none required, and these. */
export type PortalBackendOptions<Context = unknown> = {
  [Name in keyof RouteOptions<Context>]?: RouteOptions<Context>[Name] | undefined
} & {
  /** Where the page requests its link: a path of the app, or a whole address. @default '/api/billing-portal' */
  endpoint?: string | undefined
  /** The customers that MarginFront knows. @default Acme (`acme-001`) and Globex (`globex-001`) */
  customers?: readonly EmulatorCustomer[] | undefined
  /** What the route is given as `context` with each request of the page. @default undefined */
  context?: Context | undefined
  /** Returns MarginFront's time, in milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined
}

/** A host's backend with a MarginFront behind it, all in the process of the test. */
export interface PortalBackend<Context = unknown> {
  /** MarginFront: what was minted, opened and revoked, its customers, its clock, its faults. */
  readonly emulator: Emulator
  /** The portal route, the same code as in production. */
  readonly route: PortalRoute<Context>
  /** Where the page requests its link. */
  readonly endpoint: string
  /** What the route reported to `onEvent`, oldest first. */
  readonly events: readonly PortalEvent[]
  /**
   * Stands in for the page's `fetch`. It answers the endpoint as the route answers a request of this
   * page, and rejects with a `TypeError` that names whatever else is requested.
   */
  readonly fetch: typeof globalThis.fetch
  /**
   * Says who uses the page from now on, whatever `resolveCustomer` says.
   *
   * @example
   * backend.signedInAs('unauthenticated')
   */
  readonly signedInAs: (who: SignedIn) => void
  /**
   * Makes the next request for a link fail in such a way that the route answers with this code, or
   * that no answer comes: `network` and `timeout` are what the page sees then. Each call is for one
   * request, in order.
   *
   * @throws TypeError when no portal fails with this code
   * @example
   * backend.failNext('rate_limited', { retryAfter: 42 })
   */
  readonly failNext: (code: PortalTestFailure, options?: FailNextOptions) => void
  /**
   * Opens a link as the person's browser would, which uses it up, and returns what became of it:
   * `opened`, or `used`, `expired`, `revoked` where it is dead, each with whose portal it leads to;
   * `unknown` for what is no link of this MarginFront.
   *
   * @example
   * expect(await backend.visit(url)).toEqual({ status: 'opened', customerExternalId: 'acme-001' })
   */
  readonly visit: (url: string | URL) => Promise<PortalVisit>
}
