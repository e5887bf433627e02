import type { CustomerReference, PortalFeature } from './marginfront/types.ts'
import type { PortalEvent } from './PortalEvent.ts'
import type { PortalSessionsClient } from './PortalSessionsClient.ts'
import type { RateLimit } from './RateLimit.ts'

/**
 * Whose billing the signed-in person may see, or why not: a reference by exactly one id, or
 * `'unauthenticated'` (401; null and undefined mean the same), `'forbidden'` (403), `'no_customer'`
 * (404).
 */
export type ResolvedCustomer =
  CustomerReference | 'unauthenticated' | 'forbidden' | 'no_customer' | null | undefined

/** The options of `createPortalRoute`. */
export interface PortalRouteOptions<Context = unknown> {
  /**
   * Says from the host's own sign-in whose billing this is. Read the session from the request's
   * headers or cookies, or from `context`; the body has been read by then and names nobody.
   * Return the answer, do not throw it: whatever is thrown counts as `misconfigured`, and so does
   * an answer that takes longer than `timeout`. Nothing is minted then.
   */
  resolveCustomer: (
    request: Request,
    context: Context,
  ) => ResolvedCustomer | Promise<ResolvedCustomer>

  /**
   * The secret key (`mf_sk_...`), or a function of the context for runtimes whose secrets are
   * bound to the request. Read on the first request, so that a build without secrets works. A
   * function that throws or takes longer than `timeout` counts as `misconfigured`.
   * @default the environment variable `MF_API_SECRET_KEY`
   */
  secretKey?:
    string | ((context: Context) => string | undefined | Promise<string | undefined>) | undefined

  /**
   * A client to use instead of one built from `secretKey`, `baseUrl` and `timeout`.
   * @default built from the key, once
   */
  client?: PortalSessionsClient

  /** The MarginFront API to talk to. @default the API's public address */
  baseUrl?: string

  /**
   * Milliseconds that the whole mint may take, retries included. A link that comes later is
   * revoked; to hear of it, the built client waits up to twice as long. The body of the request
   * gets as long to arrive (else `invalid_request`), and so does each answer of a function among
   * these options (else `misconfigured`).
   * @default 10_000
   */
  timeout?: number

  /**
   * The exact public origins of the app, such as `https://app.example.com`. Name them when the app
   * is on another origin than this route, or behind a proxy that rewrites `Host`. They also get
   * CORS with credentials; no other origin ever does.
   * @default the origin of the request's own URL, without CORS
   */
  allowedOrigins?: readonly string[]

  /**
   * Lets in requests with neither `Origin` nor `Sec-Fetch-Site`, which no current browser sends.
   * Only for native apps whose sign-in is a bearer token; with cookies it opens the door to
   * cross-site requests of old browsers.
   * @default false
   */
  allowRequestsWithoutOrigin?: boolean

  /**
   * The exact origins that a portal URL may have.
   * @default ['https://portal.marginfront.com']
   */
  portalOrigins?: readonly string[]

  /**
   * Where the person came from, kept on the session. An absolute URL, or a path of the app such as
   * `/billing`. It wins over the body's, and its origin is the host's to choose. A function that
   * gives undefined leaves it to the body; one that throws, gives anything but a safe URL, or takes
   * longer than `timeout` counts as `misconfigured`.
   * @default the body's `returnUrl`, if any
   */
  returnUrl?:
    | string
    | ((
        request: Request,
        context: Context,
        customer: CustomerReference,
      ) => string | undefined | Promise<string | undefined>)

  /** The exact origins that the body's `returnUrl` may have. @default the allowed origins */
  allowedReturnOrigins?: readonly string[]

  /**
   * The sections of the portal to show, or a function of the customer. Never taken from the body.
   * A function that throws or takes longer than `timeout` counts as `misconfigured`.
   * @default left to MarginFront
   */
  features?:
    | readonly PortalFeature[]
    | ((
        customer: CustomerReference,
      ) => readonly PortalFeature[] | undefined | Promise<readonly PortalFeature[] | undefined>)

  /**
   * The host's own limit on minting; `false` turns it off. A limit that throws, or takes longer
   * than `timeout`, refuses (`misconfigured`): no link is minted unmetered.
   * @default in memory of this process, 10 a minute for each customer
   */
  rateLimit?: RateLimit | false

  /**
   * Where a form that failed is sent, with `?portal_error=CODE` added: a path of the app, or an
   * absolute URL. Requests that fail the origin rule are never redirected.
   * @default a small HTML page
   */
  errorRedirect?: string

  /**
   * Hears what happened: `minted`, `refused`, `failed`, `revoked`. Without it, failures go to
   * `console.error` and the first refused origin to `console.warn`. A handler that throws or
   * rejects changes no answer.
   */
  onEvent?: (event: PortalEvent) => void | Promise<void>
}

/**
 * A portal route: give it the request, get the response. `context` is whatever the host passes
 * along. Where it has a `waitUntil`, links are revoked through it after the answer; where it has a
 * promise `completed`, as under `toNodeHandler` and `Deno.serve`, a link is revoked when that
 * rejects, because its answer was lost.
 */
export type PortalRoute<Context = unknown> = (
  request: Request,
  context?: Context,
) => Promise<Response>
