import type { HostArgs } from '../host/HostArgs.ts'
import type { MarginFrontClientOptions } from '../marginfront/index.ts'
import type { PortalSessionsClient } from './PortalSessionsClient.ts'
import type { SecretKeyOption } from './secretKeyOption.ts'

/** The options of every route that say how MarginFront is reached. */
export interface MarginFrontOptions<
  Context,
  Asked extends Request | undefined,
  Client extends PortalSessionsClient = PortalSessionsClient,
> {
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
  client?: Client | undefined

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
}
