import type { AllowedOriginsOption } from '../../host/AllowedOrigins.ts'
import type { ContextParameter } from '../../host/ContextParameter.ts'
import type { PortalLinkOptions } from './PortalLinkOptions.ts'

/** The options of `createPortalRoute`. */
export interface PortalRouteOptions<Context = unknown> extends PortalLinkOptions<Context, Request> {
  /**
   * The exact public origins of your app, in any scheme, such as `https://app.example.com` or
   * `capacitor://localhost`; or a function that tells whether an origin is one of them, for preview
   * deployments and tenants. Set it if the app is on another origin than the route, or behind a proxy
   * that changes `Host` or terminates TLS. These origins also get CORS with credentials; no other ever
   * does. The function is called for preflights and return URLs too. Throwing, returning anything but
   * true or false, or taking longer than `timeout` is `misconfigured`.
   * @default the origin of the request's own URL, without CORS
   */
  allowedOrigins?: AllowedOriginsOption<Context> | undefined

  /**
   * Accepts requests with neither `Origin` nor `Sec-Fetch-Site`, which no current browser sends. Only
   * for native apps that sign in with a bearer token: with cookies it would let old browsers send
   * cross-site requests.
   * @default false
   */
  allowRequestsWithoutOrigin?: boolean | undefined

  /**
   * The exact origins that the `returnUrl` of a request may have: `https:`, or `http:` on a loopback
   * host.
   * @default those of `allowedOrigins`
   */
  allowedReturnOrigins?: readonly string[] | undefined

  /**
   * Where a failed form is redirected, with `?portal_error=CODE` added: a path of your app, or an
   * absolute URL. Requests from another site are never redirected.
   * @default a small page with the sentence and a way back
   */
  errorRedirect?: string | undefined
}

/**
 * A portal route: give it the request, get the response. `context` is whatever you pass along, and
 * is required where it has a type. If it has a `waitUntil`, links are revoked through it after the
 * answer; if it has a promise `completed`, as under `toNodeHandler` and `Deno.serve`, a link is
 * revoked when that rejects, because its answer was lost.
 */
export type PortalRoute<Context = unknown> = (
  request: Request,
  ...context: ContextParameter<Context>
) => Promise<Response>
