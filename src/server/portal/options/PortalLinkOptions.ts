import type { EventHandler } from '../../events/createReporter.ts'
import type { PortalEvent } from '../../events/PortalEvent.ts'
import type { HostArgs } from '../../host/HostArgs.ts'
import type { MarginFrontClientOptions } from '../../marginfront/index.ts'
import type { CustomerReference, PortalFeature } from '../../marginfront/types.ts'
import type { PortalSessionsClient } from '../../upstream/PortalSessionsClient.ts'
import type { SecretKeyOption } from '../../upstream/secretKeyOption.ts'
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
export interface PortalLinkOptions<Context, Asked extends Request | undefined> {
  /**
   * Says from the host's own sign-in whose billing this is. Read the session from the request's
   * headers or cookies, or from `context`; the body has been read by then and names nobody.
   * Return the answer, do not throw it: whatever is thrown counts as `misconfigured`, and so does
   * an answer that takes longer than `timeout`. Nothing is minted then.
   */
  resolveCustomer: (args: HostArgs<Context, Asked>) => ResolvedCustomer | Promise<ResolvedCustomer>

  /**
   * The secret key (`mf_sk_...`), or a function for runtimes whose secrets are bound to the
   * request, and for apps with a key for each tenant. It is read when a request comes in, so that a
   * build without secrets works. An option that is there and has no key, `undefined` included,
   * counts as `misconfigured` and never falls back to the environment. So does a function that
   * throws or takes longer than `timeout`.
   * @default the environment variable `MF_API_SECRET_KEY`, where the option is left out
   */
  secretKey?: SecretKeyOption<HostArgs<Context, Asked>> | undefined

  /**
   * A client to use instead of one built from `secretKey` and `baseUrl`. A `MarginFrontClient` is told
   * with each call how long it may take; another SDK should itself wait longer than `timeout`.
   * @default built from the key, once
   */
  client?: PortalSessionsClient | undefined

  /**
   * The MarginFront API to talk to, with its version.
   * @default `MF_API_BASE_URL`, read when the first request comes in, else the API's public address
   */
  baseUrl?: string | undefined

  /** Stands in for the runtime's `fetch` in the built client. @default `globalThis.fetch` */
  fetch?: MarginFrontClientOptions['fetch']

  /** What the built client writes down about its calls. @default nothing is written */
  logging?: MarginFrontClientOptions['logging']

  /** Measures the built client's calls. @default nothing is measured */
  telemetry?: MarginFrontClientOptions['telemetry']

  /**
   * Milliseconds that the whole mint may take, retries included. A link that comes later is
   * revoked; to hear of it, the built client waits up to twice as long. Each answer of a function
   * among these options gets as long (else `misconfigured`), and so does the body of a request to
   * arrive (else `invalid_request`).
   * @default 10_000
   */
  timeout?: number | undefined

  /**
   * The exact origins that a portal URL may have. Where the API is on a loopback host, as an
   * emulator is, its origin is trusted besides.
   * @default ['https://portal.marginfront.com']
   */
  portalOrigins?: readonly string[] | undefined

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
