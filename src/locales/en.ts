import type { LabelPack } from './LabelPack.ts'

/** The button's words in English. */
export const en: LabelPack = {
  open: 'Manage billing',
  pending: 'Opening billing…',
  newTab: '(opens in a new tab)',
  retryAfter: 'Seconds to wait:',
  errors: {
    method_not_allowed: 'Please use the button.',
    cross_site_request: 'Please use the app.',
    unsupported_media_type: 'The app sent a wrong request type.',
    invalid_request: 'The app sent a wrong request.',
    invalid_return_url: 'The app sent a wrong return link.',
    unauthenticated: 'Please sign in again.',
    forbidden: 'You may not open billing.',
    no_customer: 'You have no billing yet.',
    rate_limited: 'Please try again later.',
    misconfigured: 'Billing is not set up. Please contact support.',
    upstream_error: 'Billing failed. Please try again.',
    upstream_timeout: 'Billing took too long. Please try again.',
    network: 'Billing was not reached. Please try again.',
    timeout: 'The app took too long. Please try again.',
    invalid_response: 'The app sent a wrong answer.',
    untrusted_url: 'The app sent a wrong link.',
    popup_blocked: 'The new tab was blocked.',
    tab_closed: 'The new tab was closed. Please try again.',
    aborted: 'Billing was not opened.',
  },
}
