import type { LabelPack } from './LabelPack.ts'

const forSupport = 'Something went wrong. Please contact support.'
const tryAgain = 'Please try again.'
const unavailable = `Billing isn't available right now. ${tryAgain}`

/** The button's words in English. */
export const en: LabelPack = {
  open: 'Manage billing',
  pending: 'Opening billing…',
  newTab: '(opens in a new tab)',
  tryAgain,
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
    upstream_error: unavailable,
    upstream_timeout: unavailable,
    network: "Couldn't reach billing. Check your connection and try again.",
    timeout: unavailable,
    invalid_response: forSupport,
    untrusted_url: forSupport,
    popup_blocked: 'The new tab was blocked.',
    tab_closed: 'The new tab was closed.',
    aborted: "Billing wasn't opened.",
  },
}
