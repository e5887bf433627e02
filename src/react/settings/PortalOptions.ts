import type { BackendOptions } from '../../client/BackendOptions.ts'
import type { PortalErrorCode } from '../../contract/errorTable.ts'
import type { PortalError } from '../../contract/PortalError.ts'
import type { PortalLabels, PortalLabelsOption } from './PortalLabels.ts'

/** Where the portal opens: in this tab, or in a new one. */
export type PortalTarget = '_self' | '_blank'

/** How one attempt to open the portal ended. */
export type PortalResult = { ok: true } | { ok: false; error: PortalError }

/** What `requestSession` resolves to: a link, or the failure that `createPortalAction` returns. */
export type RequestedSession =
  | { ok?: true | undefined; url: string; expiresAt?: string | undefined }
  | {
      ok: false
      code: PortalErrorCode
      retryAfter?: number | undefined
      requestId?: string | undefined
    }

/**
 * Asks your backend for a fresh portal link, for apps without an HTTP endpoint.
 *
 * If it rejects, the reason becomes the `cause` of the `PortalError`; a `PortalError` is used as it is.
 */
export type RequestSession = (context: {
  /** Aborted when the link is no longer wanted. */
  signal: AbortSignal
}) => Promise<RequestedSession>

/**
 * The options of the hook, which the button takes as props and the provider as defaults for both.
 *
 * An option that is `undefined` is the same as one left out.
 *
 * Either `endpoint` or `requestSession` is required, here or on a provider. With both, clicks use
 * `requestSession`, and the form posts to `endpoint` where JavaScript does not run.
 */
export interface PortalOptions extends BackendOptions {
  /**
   * The address of the portal route on your backend, such as `/api/billing-portal`.
   * @default none: this or `requestSession` is required
   */
  endpoint?: string | undefined
  /**
   * Asks your backend for the link in your own way, with tRPC, GraphQL or a server action. `signal` is
   * aborted when the link is no longer wanted. Return what `createPortalAction` does.
   * @default the link is requested from `endpoint`
   */
  requestSession?: RequestSession | undefined
  /**
   * Where the person came from, such as `/billing`; MarginFront keeps it with the session. A path of
   * your app, or a URL on an origin that the route allows. @default none
   */
  returnUrl?: string | undefined
  /** Opens the portal in this tab (`_self`) or in a new one (`_blank`). @default '_self' */
  target?: PortalTarget | undefined
  /**
   * The exact origins that a portal link may have. A page on a loopback host, such as `localhost`,
   * trusts loopback hosts as well. @default ['https://portal.marginfront.com']
   */
  portalOrigins?: readonly string[] | undefined
  /**
   * How long an attempt may take, in milliseconds from the click. Then it fails with `timeout`, and a
   * button whose page has not been left works again. `Infinity` sets no limit.
   * @default 15000
   */
  timeout?: number | undefined
  /**
   * Whose billing this is: the user and the organization, as one string. When it changes, a running
   * attempt is aborted, so that nobody lands in somebody else's billing. @default none
   */
  scope?: string | undefined
  /**
   * Opens the link in place of the browser, for tests and native shells; no blank tab is opened then.
   * Use the link at once and store it nowhere. If this throws or rejects, the attempt fails.
   * @default the browser goes to the link
   */
  navigate?: ((url: string, target: PortalTarget) => unknown) | undefined
  /** Called when the link has arrived and the browser is about to follow it. @default none */
  onRedirect?: ((target: PortalTarget) => void) | undefined
  /**
   * Called with the `PortalError` of every failure except `aborted`, and with `popup_blocked`, although
   * the portal then opens in the same tab. A form that failed before the script had loaded is reported
   * when the route's `errorRedirect` leads back here. @default none
   */
  onError?: ((error: PortalError) => void) | undefined
  /**
   * Called when the person is back from the portal, the moment to refetch billing: once for each
   * return and each function, whichever button was clicked. A provider's is called as well as a
   * button's own. @default none
   */
  onReturn?: (() => void) | undefined
  /** The words of the button, all or some of them. @default English */
  labels?: PortalLabelsOption | undefined
}

/** The options of one button or hook, with every default in its place. */
export interface PortalSettings extends PortalOptions {
  target: PortalTarget
  portalOrigins: readonly string[]
  timeout: number
  labels: PortalLabels
  /** Wins over what a page says itself: a test's provider, so that nothing reaches the network. */
  overrides?: Pick<PortalOptions, 'fetch' | 'navigate'> | undefined
}
