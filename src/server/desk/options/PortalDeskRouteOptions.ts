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
   * Where the route is mounted, as the browser sees it. A request outside of it is `not_found`.
   * @default '/api/portal-sessions'
   */
  path?: string | undefined

  /**
   * Says who of the staff asks, and whether they may do this. It is asked each time, and nothing
   * happens without its clear yes: an error, an answer that takes longer than `timeout`, and
   * anything but the three documented answers (`null` and `undefined` too) are `misconfigured`.
   */
  authorize: (args: PortalDeskAuthorizeArgs<Context>) => PortalDeskStaff | Promise<PortalDeskStaff>

  /**
   * Writes down who is about to make or revoke a link, and is waited for. Where it throws, or takes
   * longer than `timeout`, nothing is done (`misconfigured`). Revoking deletes the session, so this
   * record is the only one that stays. What it returns is not looked at.
   * @default nothing is written down
   */
  audit?: ((entry: PortalDeskAuditEntry<Context>) => unknown) | undefined

  /**
   * Sends a link to the customer, where the staff ask for that, so that they need never see it. Throw
   * where it was not sent: the link is revoked then, and the answer is `misconfigured`, as it is
   * where this takes longer than `timeout`. What it returns is not looked at.
   * @default none: to ask for it is `misconfigured`
   */
  deliverLink?: ((args: PortalDeskDeliverArgs<Context>) => unknown) | undefined

  /**
   * Returns what people call the customers of some sessions, by the session's id. Where it fails,
   * takes longer than `timeout`, or returns something else, that is reported, and the sessions are
   * shown without.
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
