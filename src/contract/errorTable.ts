const failure = (status: number, sentence: string, retryable = false) => ({
  status,
  sentence,
  retryable,
})

/**
 * Every way that opening the portal can fail: the HTTP status that the portal route answers with
 * (0 for what only a browser can see), the sentence that a person reads when the host gives none of
 * its own, and whether the same click can work later.
 *
 * Each word is paid for by everyone who loads the button, so the sentences are short.
 */
export const errorTable = {
  method_not_allowed: failure(405, 'Please use the billing button.'),
  cross_site_request: failure(403, 'Please open billing from the app.'),
  unsupported_media_type: failure(415, 'The app sent the wrong kind of request.'),
  invalid_request: failure(400, 'The app sent a broken request.'),
  invalid_return_url: failure(400, 'The app sent a wrong return address.'),
  unauthenticated: failure(401, 'Please sign in again.'),
  forbidden: failure(403, 'You may not open this billing.'),
  no_customer: failure(404, 'You have no billing yet.'),
  rate_limited: failure(429, 'Too many tries. Please wait a moment.', true),
  misconfigured: failure(500, 'Billing is not set up. Please contact support.'),
  upstream_error: failure(502, 'Billing has a problem. Please try again.', true),
  upstream_timeout: failure(504, 'Billing took too long. Please try again.', true),
  network: failure(0, 'Billing was not reached. Please try again.', true),
  timeout: failure(0, 'The app took too long. Please try again.', true),
  invalid_response: failure(0, 'The app sent a wrong answer. Please reload.'),
  untrusted_url: failure(0, 'The app sent an unsafe link. Please contact support.'),
  popup_blocked: failure(0, 'The new tab was blocked. Billing opens here.', true),
  tab_closed: failure(0, 'The new tab was closed. Please try again.', true),
  aborted: failure(0, 'Billing was cancelled.', true),
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
