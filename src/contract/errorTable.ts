/** What is known of a failure by its code alone. */
export interface Failure {
  /** The HTTP status that a portal route answers with; 0 for what only a browser can see. */
  status: number
  /** What the person reads who clicked. */
  sentence: string
  /** Whether the same click can work later. */
  retryable: boolean
}

/** A failure that stays until somebody fixes it. The details are for the console, not for the customer. */
// @__NO_SIDE_EFFECTS__
function lasting(
  status: number,
  sentence = 'Something went wrong. Please contact support.',
): Failure {
  return { status, sentence, retryable: false }
}

/** A failure that may have passed by the next click. */
// @__NO_SIDE_EFFECTS__
function passing(
  status: number,
  sentence = "Billing isn't available right now. Please try again.",
): Failure {
  return { status, sentence, retryable: true }
}

/** Every way that opening the portal can fail. */
export const errorTable = {
  method_not_allowed: lasting(405),
  cross_site_request: lasting(403),
  unsupported_media_type: lasting(415),
  invalid_request: lasting(400),
  invalid_return_url: lasting(400),
  unauthenticated: lasting(401, 'Please sign in again.'),
  forbidden: lasting(403, "You don't have access to billing."),
  no_customer: lasting(404, "There's no billing for this account yet."),
  rate_limited: passing(429, 'Please try again later.'),
  misconfigured: lasting(500),
  upstream_error: passing(502),
  upstream_timeout: passing(504),
  network: passing(0, "Couldn't reach billing. Check your connection and try again."),
  timeout: passing(0),
  invalid_response: lasting(0),
  untrusted_url: lasting(0),
  popup_blocked: passing(0, 'The new tab was blocked.'),
  tab_closed: passing(0, 'The new tab was closed.'),
  aborted: passing(0, "Billing wasn't opened."),
}

/** The closed list of failure codes; each is a key of {@link errorTable}. */
export type PortalErrorCode = keyof typeof errorTable

/** The codes that only a browser can give; a portal route never answers with one of them. */
export type BrowserErrorCode =
  | 'network'
  | 'timeout'
  | 'invalid_response'
  | 'untrusted_url'
  | 'popup_blocked'
  | 'tab_closed'
  | 'aborted'

/** The codes that a portal route answers with. */
export type RouteErrorCode = Exclude<PortalErrorCode, BrowserErrorCode>
