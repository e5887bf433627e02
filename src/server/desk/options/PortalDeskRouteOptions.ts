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
   * Where the route is mounted, as the browser sees it. A request outside it is `not_found`.
   * @default '/api/portal-sessions'
   */
  path?: string | undefined

  /**
   * Says which member of staff is asking, and whether they may. It is called for every request, and
   * nothing happens without a clear yes: an error, an answer that takes longer than `timeout`, and
   * anything but the three documented answers (`null` and `undefined` too) are `misconfigured`.
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
   * The exact public origins of the app that shows the desk, in any scheme; or a function that
   * returns whether an origin is one of them. Name them when it is on another origin than this
   * route, or behind a proxy that changes `Host` or ends TLS. They also get CORS with credentials;
   * no other origin ever does. A `returnUrl` may be on these origins alone.
   * @default the origin of the request's own URL, without CORS
   */
  allowedOrigins?: AllowedOriginsOption<Context> | undefined

  /**
   * Hears of every action with its actor: `listed`, `viewed`, `minted`, `revoked`, `refused`,
   * `failed`. Without it, the console tells of each failure, and of refusals: in development of each,
   * in production (`NODE_ENV`) of each code at most once a minute. A handler that throws or rejects
   * changes no answer and is told once in the console.
   * @default the console
   */
  onEvent?: EventHandler<PortalDeskEvent, HostArgs<Context>> | undefined
}

/**
 * A desk route: give it the request, get the response. `context` is whatever the host passes along,
 * and has to be given where it has a type; see `PortalRoute` for what else it is used for.
 */
export type PortalDeskRoute<Context = unknown> = (
  request: Request,
  ...context: ContextParameter<Context>
) => Promise<Response>
