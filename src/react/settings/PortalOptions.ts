import type { BackendOptions } from '../../client/BackendOptions.ts'
import type { PortalErrorCode } from '../../contract/errorTable.ts'
import type { PortalError } from '../../contract/PortalError.ts'
import type { PortalLabels, PortalLabelsOption } from './PortalLabels.ts'

/** Where the portal opens: in this tab, or in a new one. */
export type PortalTarget = '_self' | '_blank'

/** How one attempt to open the portal ended. */
export type PortalResult = { ok: true } | { ok: false; error: PortalError }

/** What a `requestSession` gives: a link, or how `createPortalAction` says that there is none. */
export type RequestedSession =
  | { ok?: true | undefined; url: string; expiresAt?: string | undefined }
  | {
      ok: false
      code: PortalErrorCode
      retryAfter?: number | undefined
      requestId?: string | undefined
    }

/**
 * Asks the host's own backend for a fresh portal link, for hosts without a plain HTTP endpoint.
 *
 * What it rejects with becomes the `cause` of the failure; a `PortalError` is the failure itself.
 */
export type RequestSession = (context: {
  /** Aborted when the link is no longer wanted. */
  signal: AbortSignal
}) => Promise<RequestedSession>

/**
 * What the hook takes, the button takes as props, and the provider takes as defaults for both.
 *
 * An option that is `undefined` counts as not given.
 *
 * One of `endpoint` and `requestSession` is needed somewhere. When both are given, clicks use
 * `requestSession`, and the form posts to `endpoint` where JavaScript does not run.
 */
export interface PortalOptions extends BackendOptions {
  /** Address of the portal route on the host's backend, such as `/api/billing-portal`. */
  endpoint?: string | undefined
  /** Asks for the link in the host's own way: tRPC, GraphQL or a server action. */
  requestSession?: RequestSession | undefined
  /** Where the person comes back to, kept on the session. @default none */
  returnUrl?: string | undefined
  /** Opens the portal in this tab or in a new one. @default '_self' */
  target?: PortalTarget | undefined
  /**
   * Exact origins that a portal link may have. A page on a loopback host, `localhost` for instance,
   * trusts loopback hosts as well. @default ['https://portal.marginfront.com']
   */
  portalOrigins?: readonly string[] | undefined
  /**
   * Milliseconds from the click until the attempt is given up, or the button is idle again on a page
   * that did not leave; from hydration, where the click came before it. `Infinity` is no limit.
   * @default 15000
   */
  timeout?: number | undefined
  /**
   * Whose billing it is: the user and organization, as one text. When it changes, a running attempt
   * is aborted and forgotten. @default none
   */
  scope?: string | undefined
  /**
   * Goes to the link instead of the browser, for tests and native shells. With it no blank tab is
   * opened. Use the link at once and keep it nowhere. If it throws, or a promise that it gives
   * rejects, the attempt has failed.
   */
  navigate?: ((url: string, target: PortalTarget) => unknown) | undefined
  /** Hears that the link is there and the browser is about to follow it. */
  onRedirect?: ((target: PortalTarget) => void) | undefined
  /**
   * Hears every failure but `aborted`; `popup_blocked` too, although the portal opens then. A form
   * that failed before a script ran is heard of when the route's `errorRedirect` leads back here.
   */
  onError?: ((error: PortalError) => void) | undefined
  /**
   * Hears that the person is back from the portal: the moment to refetch billing. Each function
   * hears once a return, whichever button began the trip; a provider's hears beside a button's own.
   */
  onReturn?: (() => void) | undefined
  /** Replaces words, all or some. @default English */
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
