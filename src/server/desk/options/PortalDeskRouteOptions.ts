import type { EventHandler } from '../../events/createReporter.ts'
import type { AllowedOriginsOption } from '../../host/AllowedOrigins.ts'
import type { ContextParameter } from '../../host/ContextParameter.ts'
import type { HostArgs } from '../../host/HostArgs.ts'
import type { MarginFrontOptions } from '../../upstream/MarginFrontOptions.ts'
import type { PortalDeskEvent } from '../PortalDeskEvent.ts'
import type {
  PortalDeskAuditEntry,
  PortalDeskAuthorizeArgs,
  PortalDeskDeliverArgs,
  PortalDeskDescribeArgs,
  PortalDeskStaff,
  PortalSessionDescriptions,
} from './DeskFunctions.ts'
import type { PortalDeskClient } from './PortalDeskClient.ts'

/** The options of `createPortalDeskRoute`. */
export interface PortalDeskRouteOptions<Context = unknown> extends MarginFrontOptions<
  Context,
  Request,
  PortalDeskClient
> {
  /**
   * The path where the route is mounted, as the browser sees it. A request outside it is `not_found`.
   * @default '/api/portal-sessions'
   */
  path?: string | undefined

  /**
   * Returns which member of staff is asking, as `{ actor }`, or that they may not. It is called for
   * every request, and nothing happens without a clear yes: throwing, taking longer than `timeout`,
   * and returning anything else, `null` and `undefined` included, is `misconfigured`.
   */
  authorize: (args: PortalDeskAuthorizeArgs<Context>) => PortalDeskStaff | Promise<PortalDeskStaff>

  /**
   * Records who is about to make or revoke a link, and is awaited before anything is done. If it
   * throws, or takes longer than `timeout`, nothing is done (`misconfigured`). Revoking deletes the
   * session, so this is the only record that remains. What it returns is ignored.
   * @default nothing is recorded
   */
  audit?: ((entry: PortalDeskAuditEntry<Context>) => unknown) | undefined

  /**
   * Sends a link to the customer when the staff ask for that, so that they never have to see it. Throw
   * if it was not sent: the link is then revoked, and the answer is `misconfigured`. The same happens
   * if this takes longer than `timeout`. What it returns is ignored.
   * @default none: a request to deliver a link is `misconfigured`
   */
  deliverLink?: ((args: PortalDeskDeliverArgs<Context>) => unknown) | undefined

  /**
   * Returns the names of the sessions' customers, keyed by session id. If it fails, takes longer than
   * `timeout`, or returns something else, that is reported, and the sessions are shown without names.
   * @default MarginFront's own fields alone
   */
  describeSessions?:
    | ((
        args: PortalDeskDescribeArgs<Context>,
      ) => PortalSessionDescriptions | Promise<PortalSessionDescriptions>)
    | undefined

  /**
   * The exact public origins of the app that shows the desk, in any scheme; or a function that tells
   * whether an origin is one of them. Set it if the desk is on another origin than the route, or behind
   * a proxy that changes `Host` or terminates TLS. These origins also get CORS with credentials; no
   * other ever does. A `returnUrl` may be on these origins alone.
   * @default the origin of the request's own URL, without CORS
   */
  allowedOrigins?: AllowedOriginsOption<Context> | undefined

  /**
   * Called with every action and its actor: `listed`, `viewed`, `minted`, `revoked`, `refused` or
   * `failed`. An error that it throws changes no answer, and is logged once.
   * @default the console, with every failure, and with refusals: all of them in development, each code
   * at most once a minute in production
   */
  onEvent?: EventHandler<PortalDeskEvent, HostArgs<Context>> | undefined
}

/**
 * A desk route: give it the request, get the response. `context` is whatever you pass along, and is
 * required where it has a type; see `PortalRoute` for what else it is used for.
 */
export type PortalDeskRoute<Context = unknown> = (
  request: Request,
  ...context: ContextParameter<Context>
) => Promise<Response>
