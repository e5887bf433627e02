import type { HostArgs } from '../host/HostArgs.ts'
import type { MarginFrontClientOptions } from '../marginfront/index.ts'
import type { PortalSessionsClient } from './PortalSessionsClient.ts'
import type { SecretKeyOption } from './readSecretKey.ts'

/** How a route reaches MarginFront. */
export interface MarginFrontOptions<
  Context,
  Asked extends Request | undefined,
  Client extends PortalSessionsClient = PortalSessionsClient,
> {
  /**
   * The secret key (`mf_sk_...`); or a function that returns it, for runtimes that bind secrets to the
   * request and for apps with a key for each tenant. It is read when a request comes in, so a build
   * needs no key. If the option is present without a key, even as `undefined`, that is
   * `misconfigured`: it never falls back to the environment. So is a function that throws, or takes
   * longer than `timeout`.
   * @default the environment variable `MF_API_SECRET_KEY`, if the option is left out
   */
  secretKey?: SecretKeyOption<HostArgs<Context, Asked>> | undefined

  /**
   * A client to use instead of one that is built from `secretKey` and `baseUrl`. It has a key of its
   * own, so a `secretKey` beside it is an error. A `MarginFrontClient` is told with each call how long it
   * may take; any other should wait longer than `timeout`.
   * @default built once for each key
   */
  client?: Client | undefined

  /**
   * The address of the MarginFront API, with its version.
   * @default `MF_API_BASE_URL`, or else `https://api.marginfront.com/v1`; read at the first request
   */
  baseUrl?: string | undefined

  /** Used by the client instead of the runtime's `fetch`. @default `globalThis.fetch` */
  fetch?: MarginFrontClientOptions['fetch']

  /** What the client logs about its calls. @default nothing */
  logging?: MarginFrontClientOptions['logging']

  /** Measures the client's calls. @default nothing is measured */
  telemetry?: MarginFrontClientOptions['telemetry']

  /**
   * How long it may take to mint a link, in milliseconds, retries included. A link that comes later is
   * revoked, for which the client listens up to twice as long. It is also the limit for each function
   * among these options (or `misconfigured`), and for the body of a request (or `invalid_request`).
   * @default 10_000
   */
  timeout?: number | undefined

  /**
   * The exact origins that a portal link may have. If the API is on a loopback host, as an emulator is,
   * its origin is trusted as well.
   * @default ['https://portal.marginfront.com']
   */
  portalOrigins?: readonly string[] | undefined
}
