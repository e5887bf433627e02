import type { EventHandler } from '../../events/createReporter.ts'
import type { PortalEvent } from '../../events/PortalEvent.ts'
import type { HostArgs } from '../../host/HostArgs.ts'
import type { CustomerReference, PortalFeature } from '../../marginfront/types.ts'
import type { MarginFrontOptions } from '../../upstream/MarginFrontOptions.ts'
import type { CustomerArgs } from './CustomerArgs.ts'
import type { RateLimit } from '../RateLimit.ts'

/**
 * Whose billing the signed-in person may see, or why not: a reference by exactly one id, or
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
   * Says from the host's own sign-in whose billing this is. Read the session from the request's
   * headers or cookies, or from `context`; the body has been read by then and names nobody.
   * Return the answer, do not throw it: whatever is thrown counts as `misconfigured`, and so does
   * an answer that takes longer than `timeout`. Nothing is minted then.
   */
  resolveCustomer: (args: HostArgs<Context, Asked>) => ResolvedCustomer | Promise<ResolvedCustomer>

  /**
   * Where the person came from, kept on the session: an absolute URL, or a path of the app such as
   * `/billing`. It wins over the one that is asked for, and its origin is the host's to choose. A
   * path is left out where the app's public origin is not known, which happens behind a proxy when
   * the browser does not name it; `allowedOrigins` names it for good. A function that returns
   * undefined leaves it to the one that is asked for; one that throws, returns
   * anything but a safe URL, or takes longer than `timeout` counts as `misconfigured`.
   * @default the one that is asked for, if any
   */
  returnUrl?:
    | string
    | ((args: CustomerArgs<Context, Asked>) => string | undefined | Promise<string | undefined>)
    | undefined

  /**
   * The sections of the portal to show, or a function of the customer. Never asked for by a browser.
   * A function that throws or takes longer than `timeout` counts as `misconfigured`.
   * @default left to MarginFront
   */
  features?:
    | readonly PortalFeature[]
    | ((
        args: CustomerArgs<Context, Asked>,
      ) => readonly PortalFeature[] | undefined | Promise<readonly PortalFeature[] | undefined>)
    | undefined

  /**
   * The host's own limit on minting; `false` turns it off. A limit that throws, or takes longer
   * than `timeout`, refuses (`misconfigured`): no link is minted unmetered.
   * @default in memory of this process, 10 a minute for each customer and secret key
   */
  rateLimit?: RateLimit<Context, Asked> | false | undefined

  /**
   * Hears what happened: `minted`, `refused`, `failed`, `revoked`. Without it, the console tells of
   * each failure, and of refusals: in development of each, in production (`NODE_ENV`) of each code at
   * most once a minute. A handler that throws or rejects changes no answer and is told once in the
   * console.
   * @default the console
   */
  onEvent?: EventHandler<PortalEvent, HostArgs<Context, Asked>> | undefined
}
