/** What is known of a failure by its code alone. */
export interface Failure {
  /** The HTTP status that a portal route answers with; 0 for what only a browser can see. */
  status: number
  /** What the person reads who clicked. */
  sentence: string
  /** Whether the same click can work later. */
  retryable: boolean
}

// What only a developer can mend. The details are for the console, not for the customer.
const forSupport = 'Something went wrong. Please contact support.'
const tryAgain = "Billing isn't available right now. Please try again."

/** Every way that opening the portal can fail. */
export const errorTable = {
  method_not_allowed: { status: 405, sentence: forSupport, retryable: false },
  cross_site_request: { status: 403, sentence: forSupport, retryable: false },
  unsupported_media_type: { status: 415, sentence: forSupport, retryable: false },
  invalid_request: { status: 400, sentence: forSupport, retryable: false },
  invalid_return_url: { status: 400, sentence: forSupport, retryable: false },
  unauthenticated: { status: 401, sentence: 'Please sign in again.', retryable: false },
  forbidden: { status: 403, sentence: "You don't have access to billing.", retryable: false },
  no_customer: {
    status: 404,
    sentence: "There's no billing for this account yet.",
    retryable: false,
  },
  rate_limited: { status: 429, sentence: 'Please try again later.', retryable: true },
  misconfigured: { status: 500, sentence: forSupport, retryable: false },
  upstream_error: { status: 502, sentence: tryAgain, retryable: true },
  upstream_timeout: { status: 504, sentence: tryAgain, retryable: true },
  network: {
    status: 0,
    sentence: "Couldn't reach billing. Check your connection and try again.",
    retryable: true,
  },
  timeout: { status: 0, sentence: tryAgain, retryable: true },
  invalid_response: { status: 0, sentence: forSupport, retryable: false },
  untrusted_url: { status: 0, sentence: forSupport, retryable: false },
  popup_blocked: { status: 0, sentence: 'The new tab was blocked.', retryable: true },
  tab_closed: { status: 0, sentence: 'The new tab was closed.', retryable: true },
  aborted: { status: 0, sentence: "Billing wasn't opened.", retryable: true },
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
