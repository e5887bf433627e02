import type { EventHandler } from '../../events/createReporter.ts'
import type { PortalEvent } from '../../events/PortalEvent.ts'
import type { HostArgs } from '../../host/HostArgs.ts'
import type { CustomerReference, PortalFeature } from '../../marginfront/types.ts'
import type { MarginFrontOptions } from '../../upstream/MarginFrontOptions.ts'
import type { CustomerArgs } from './CustomerArgs.ts'
import type { RateLimit } from '../RateLimit.ts'

/**
 * Whose billing the signed-in person may see, by exactly one id; or why there is none:
 * `'unauthenticated'` (401; null and undefined mean the same), `'forbidden'` (403), `'no_customer'`
 * (404).
 */
export type ResolvedCustomer =
  CustomerReference | 'unauthenticated' | 'forbidden' | 'no_customer' | null | undefined

/** The options that `createPortalRoute` and `createPortalAction` have in common. */
export interface PortalLinkOptions<
  Context,
  Asked extends Request | undefined,
> extends MarginFrontOptions<Context, Asked> {
  /**
   * Returns whose billing this is, from your own sign-in: one customer by your id or by MarginFront's,
   * or the reason why there is none. `null` and `undefined` mean `'unauthenticated'`. Read the session
   * from the headers of `request`, or from `context`; the body has been read by then. Throwing, or
   * taking longer than `timeout`, is `misconfigured`, and nothing is minted.
   */
  resolveCustomer: (args: HostArgs<Context, Asked>) => ResolvedCustomer | Promise<ResolvedCustomer>

  /**
   * Where the person came from, which MarginFront keeps with the session: a path of your app, such as
   * `/billing`, or an absolute URL on any origin. It wins over the one in the request. A path is left
   * out if the public origin of the app is unknown, as it can be behind a proxy; `allowedOrigins`
   * settles that. A function that returns undefined leaves it to the request; throwing, returning
   * anything but a safe URL, or taking longer than `timeout` is `misconfigured`.
   * @default the one in the request, if any
   */
  returnUrl?:
    | string
    | ((args: CustomerArgs<Context, Asked>) => string | undefined | Promise<string | undefined>)
    | undefined

  /**
   * The sections of the portal to show, of `'invoices'`, `'subscriptions'`, `'usage'` and `'profile'`;
   * or a function that returns them. A browser has no say in this. Throwing, or taking longer than
   * `timeout`, is `misconfigured`.
   * @default all, as far as MarginFront decides
   */
  features?:
    | readonly PortalFeature[]
    | ((
        args: CustomerArgs<Context, Asked>,
      ) => readonly PortalFeature[] | undefined | Promise<readonly PortalFeature[] | undefined>)
    | undefined

  /**
   * Decides whether a customer may have another link; `retryAfter` is in seconds. `false` sets no limit.
   * A function that throws, or takes longer than `timeout`, lets nobody through (`misconfigured`).
   * @default 10 links a minute for each customer and secret key, counted in this process
   */
  rateLimit?: RateLimit<Context, Asked> | false | undefined

  /**
   * Called with what happened: `minted`, `refused`, `failed` or `revoked`. An error that it throws
   * changes no answer, and is logged once.
   * @default the console, with every failure, and with refusals: all of them in development, each code
   * at most once a minute in production
   */
  onEvent?: EventHandler<PortalEvent, HostArgs<Context, Asked>> | undefined
}
