import type { RouteErrorCode } from '../../../contract/errorTable.ts'
import type { PortalLinkOptions } from './PortalLinkOptions.ts'

/** The options of `createPortalAction`: the route's, without those about HTTP. */
export interface PortalActionOptions<Context = unknown> extends PortalLinkOptions<
  Context,
  Request | undefined
> {
  /**
   * The exact origins that the `returnUrl` of a call may have. A path of your app, such as `/billing`,
   * belongs to the first of them.
   * @default none: every `returnUrl` is `invalid_return_url`
   */
  allowedReturnOrigins?: readonly string[] | undefined
}

/** What a portal action is called with; `context` is required where it has a type. */
export type PortalActionArgs<Context = unknown> = {
  /**
   * The web `Request` of the call, if your framework has one. If its signal is aborted before the link
   * has come, the link is revoked.
   * @default none
   */
  request?: Request | undefined
  /** Where the person came from, as the browser sent it; null and `''` mean none. @default none */
  returnUrl?: string | null | undefined
} & (undefined extends Context
  ? {
      /** Whatever your functions need; required where it has a type. @default undefined */
      context?: Context
    }
  : {
      /** Whatever your functions need; required where it has a type. */
      context: Context
    })

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
      /** Seconds to wait before trying again. */
      retryAfter?: number
      /** Names the failed call in the server's log. */
      requestId: string
    }

/** A portal action: call it for the signed-in person, and get a link or the reason why there is none. */
export type PortalAction<Context = unknown> = (
  ...args: undefined extends Context
    ? [args?: PortalActionArgs<Context>]
    : [args: PortalActionArgs<Context>]
) => Promise<PortalActionResult>
