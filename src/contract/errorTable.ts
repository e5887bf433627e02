/** The HTTP status, what a person reads, and whether the same click can work later. */
export type Failure = readonly [status: number, sentence: string, retryable?: boolean]

/**
 * Every way that opening the portal can fail: the HTTP status that the portal route answers with
 * (0 for what only a browser can see), the sentence that a person reads when the host gives none of
 * its own, and whether the same click can work later.
 *
 * Each word is paid for by everyone who loads the button, so the rows have no names and the
 * sentences are short and alike.
 */
export const errorTable = {
  method_not_allowed: [405, 'Please use the button.'],
  cross_site_request: [403, 'Please use the app.'],
  unsupported_media_type: [415, 'The app sent a wrong request type.'],
  invalid_request: [400, 'The app sent a wrong request.'],
  invalid_return_url: [400, 'The app sent a wrong return link.'],
  unauthenticated: [401, 'Please sign in again.'],
  forbidden: [403, 'You may not open billing.'],
  no_customer: [404, 'You have no billing yet.'],
  rate_limited: [429, 'Please try again later.', true],
  misconfigured: [500, 'Billing is not set up. Please contact support.'],
  upstream_error: [502, 'Billing failed. Please try again.', true],
  upstream_timeout: [504, 'Billing took too long. Please try again.', true],
  network: [0, 'Billing was not reached. Please try again.', true],
  timeout: [0, 'The app took too long. Please try again.', true],
  invalid_response: [0, 'The app sent a wrong answer.'],
  untrusted_url: [0, 'The app sent a wrong link.'],
  popup_blocked: [0, 'The new tab was blocked.', true],
  tab_closed: [0, 'The new tab was closed. Please try again.', true],
  aborted: [0, 'Billing was not opened.', true],
} satisfies Record<string, Failure>

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
