import type { LabelPack } from './LabelPack.ts'

const forSupport = 'משהו השתבש. נא לפנות לתמיכה.'
const tryAgain = 'נא לנסות שוב.'
const unavailable = `דף החיוב אינו זמין כרגע. ${tryAgain}`

/** The button's words in Hebrew. */
export const he: LabelPack = {
  open: 'ניהול החיוב',
  pending: 'דף החיוב נפתח…',
  newTab: '(נפתח בלשונית חדשה)',
  tryAgain,
  retryAfter: 'נא לנסות שוב בעוד {seconds}\u00a0שנ׳.',
  errors: {
    method_not_allowed: forSupport,
    cross_site_request: forSupport,
    unsupported_media_type: forSupport,
    invalid_request: forSupport,
    invalid_return_url: forSupport,
    unauthenticated: 'נא להתחבר שוב.',
    forbidden: 'אין לך גישה לדף החיוב.',
    no_customer: 'לחשבון הזה עדיין אין נתוני חיוב.',
    rate_limited: 'נא לנסות שוב מאוחר יותר.',
    misconfigured: forSupport,
    upstream_error: unavailable,
    upstream_timeout: unavailable,
    network: 'לא ניתן להגיע לדף החיוב. נא לבדוק את החיבור ולנסות שוב.',
    timeout: unavailable,
    invalid_response: forSupport,
    untrusted_url: forSupport,
    popup_blocked: 'הלשונית החדשה נחסמה.',
    tab_closed: 'הלשונית החדשה נסגרה.',
    aborted: 'דף החיוב לא נפתח.',
  },
}
