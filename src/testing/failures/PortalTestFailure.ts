import type { RouteErrorCode } from '../../server/index.ts'

/** What `failNext` can bring about: every code of the portal route, and what happens on the way there. */
export type PortalTestFailure = RouteErrorCode | 'network' | 'timeout'

/** How a planned failure looks. */
export interface FailNextOptions {
  /**
   * Seconds to wait before another try, for `rate_limited` and `upstream_error`.
   * @default none is named
   */
  retryAfter?: number | undefined
}

/** A failure that is still to come. */
export interface PlannedFailure extends FailNextOptions {
  code: PortalTestFailure
}

/** The same, of a kind that the route answers with. */
export interface RouteFailurePlan extends FailNextOptions {
  code: RouteErrorCode
}
