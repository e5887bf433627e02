import type { RouteErrorCode } from '../../../contract/errorTable.ts'
import type { PortalLinkOptions } from './PortalLinkOptions.ts'

/** The options of `createPortalAction`: those of the route without the ones about HTTP. */
export interface PortalActionOptions<Context = unknown> extends PortalLinkOptions<
  Context,
  Request | undefined
> {
  /**
   * The exact origins that the `returnUrl` of a call may have. A path of the app, such as
   * `/billing`, belongs to the first of them; without any, every `returnUrl` of a call is
   * `invalid_return_url`.
   * @default none
   */
  allowedReturnOrigins?: readonly string[] | undefined
}

/** What a portal action is called with; `context` has to be given where it has a type. */
export type PortalActionArgs<Context = unknown> = {
  /**
   * The request that the call came with, where the framework has one. A link that is there after
   * its signal was aborted is revoked.
   */
  request?: Request | undefined
  /** Where the person comes from, unchecked as it was sent; null and '' mean none. */
  returnUrl?: string | null | undefined
} & (undefined extends Context ? { context?: Context } : { context: Context })

/** What a portal action resolves to. */
export type PortalActionResult =
  | {
      ok: true
      /** The one-time link. Hand it to the person who asked; store it nowhere. */
      url: string
      /** When the link stops working, as an ISO 8601 date, where MarginFront said so. */
      expiresAt?: string
    }
  | {
      ok: false
      /** Which failure this is: stable, from a closed list. */
      code: RouteErrorCode
      /** Seconds to wait before another try. */
      retryAfter?: number
      /** Names the failed call in the server's log. */
      requestId: string
    }

/** A portal action: call it for the signed-in person, get a link or the reason why there is none. */
export type PortalAction<Context = unknown> = (
  ...args: undefined extends Context
    ? [args?: PortalActionArgs<Context>]
    : [args: PortalActionArgs<Context>]
) => Promise<PortalActionResult>
