import type { AllowedOriginsOption } from '../../host/AllowedOrigins.ts'
import type { ContextParameter } from '../../host/ContextParameter.ts'
import type { PortalLinkOptions } from './PortalLinkOptions.ts'

/** The options of `createPortalRoute`. */
export interface PortalRouteOptions<Context = unknown> extends PortalLinkOptions<Context, Request> {
  /**
   * The exact public origins of the app, in any scheme, such as `https://app.example.com` or
   * `capacitor://localhost`; or a function that returns whether an origin is one of them, for
   * preview deployments and tenants. Name them when the app is on another origin than this route,
   * or behind a proxy that changes `Host` or ends TLS. They also get CORS with credentials; no other
   * origin ever does. A function that throws, returns anything but true or false, or takes longer
   * than `timeout` counts as `misconfigured`. It is asked about preflights too, and about the
   * origins of return URLs.
   * @default the origin of the request's own URL, without CORS
   */
  allowedOrigins?: AllowedOriginsOption<Context> | undefined

  /**
   * Lets in requests with neither `Origin` nor `Sec-Fetch-Site`, which no current browser sends.
   * Only for native apps whose sign-in is a bearer token; with cookies it opens the door to
   * cross-site requests of old browsers.
   * @default false
   */
  allowRequestsWithoutOrigin?: boolean | undefined

  /**
   * The exact origins that the body's `returnUrl` may have: `https:`, or `http:` on a loopback host.
   * @default the allowed origins
   */
  allowedReturnOrigins?: readonly string[] | undefined

  /**
   * Where a form that failed is sent, with `?portal_error=CODE` added: a path of the app, or an
   * absolute URL. Requests that fail the origin rule are never redirected.
   * @default a small HTML page
   */
  errorRedirect?: string | undefined
}

/**
 * A portal route: give it the request, get the response. `context` is whatever the host passes
 * along, and has to be given where it has a type. Where it has a `waitUntil`, links are revoked
 * through it after the answer; where it has a promise `completed`, as under `toNodeHandler` and
 * `Deno.serve`, a link is revoked when that rejects, because its answer was lost.
 */
export type PortalRoute<Context = unknown> = (
  request: Request,
  ...context: ContextParameter<Context>
) => Promise<Response>
