import type { LabelPack } from './LabelPack.ts'

const forSupport = 'Something went wrong. Please contact support.'
const tryAgain = "Billing isn't available right now. Please try again."

/** The button's words in English. */
export const en: LabelPack = {
  open: 'Manage billing',
  pending: 'Opening billing…',
  newTab: '(opens in a new tab)',
  retryAfter: 'Please try again in {seconds} seconds.',
  errors: {
    method_not_allowed: forSupport,
    cross_site_request: forSupport,
    unsupported_media_type: forSupport,
    invalid_request: forSupport,
    invalid_return_url: forSupport,
    unauthenticated: 'Please sign in again.',
    forbidden: "You don't have access to billing.",
    no_customer: "There's no billing for this account yet.",
    rate_limited: 'Please try again later.',
    misconfigured: forSupport,
    upstream_error: tryAgain,
    upstream_timeout: tryAgain,
    network: "Couldn't reach billing. Check your connection and try again.",
    timeout: tryAgain,
    invalid_response: forSupport,
    untrusted_url: forSupport,
    popup_blocked: 'The new tab was blocked.',
    tab_closed: 'The new tab was closed.',
    aborted: "Billing wasn't opened.",
  },
}
