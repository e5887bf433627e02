const row = (status: number, retryable: boolean, sentence: string) => ({
  status,
  retryable,
  sentence,
})

/**
 * Every way that opening the portal can fail: the HTTP status that the portal route answers with
 * (0 for what only a browser can see), whether trying again can help, and the sentence that a
 * person reads when the host gives none of its own.
 */
export const errorTable = {
  method_not_allowed: row(405, false, 'Billing can only be opened with its button.'),
  cross_site_request: row(403, false, 'Billing can only be opened from inside the app.'),
  unsupported_media_type: row(415, false, 'The app asked for billing in a format it cannot use.'),
  invalid_request: row(400, false, 'The app sent a billing request that could not be read.'),
  invalid_return_url: row(400, false, 'The page to come back to after billing is not allowed.'),
  unauthenticated: row(401, false, 'Please sign in again to open billing.'),
  forbidden: row(403, false, 'You do not have access to billing for this account.'),
  no_customer: row(404, false, 'There is no billing account for you yet.'),
  rate_limited: row(429, true, 'Too many attempts. Please wait a moment and try again.'),
  misconfigured: row(500, false, 'Billing is not set up correctly. Please contact support.'),
  upstream_error: row(502, true, 'The billing service has a problem. Please try again.'),
  upstream_timeout: row(504, true, 'The billing service took too long. Please try again.'),
  network: row(0, true, 'Billing could not be reached. Please check your connection.'),
  timeout: row(0, true, 'Opening billing took too long. Please try again.'),
  invalid_response: row(0, false, 'The app gave an unexpected answer. Please reload the page.'),
  untrusted_url: row(0, false, 'The billing link was not safe to open. Please contact support.'),
  popup_blocked: row(0, true, 'Your browser blocked the new tab, so billing opens here.'),
  tab_closed: row(0, true, 'The new tab was closed before billing opened.'),
  aborted: row(0, true, 'Opening billing was cancelled.'),
} as const

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
