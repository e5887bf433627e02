import type { LabelPack } from './LabelPack.ts'

/** The button's words in Hebrew. */
export const he: LabelPack = {
  open: 'ניהול החיוב',
  pending: 'דף החיוב נפתח…',
  newTab: '(נפתח בלשונית חדשה)',
  retryAfter: 'מספר שניות ההמתנה:',
  errors: {
    method_not_allowed: 'יש להשתמש בלחצן.',
    cross_site_request: 'יש להשתמש באפליקציה.',
    unsupported_media_type: 'האפליקציה שלחה בקשה מסוג שגוי.',
    invalid_request: 'האפליקציה שלחה בקשה שגויה.',
    invalid_return_url: 'האפליקציה שלחה קישור חזרה שגוי.',
    unauthenticated: 'יש להיכנס שוב לחשבון.',
    forbidden: 'אין לך הרשאה לפתוח את דף החיוב.',
    no_customer: 'עדיין אין לך חיוב.',
    rate_limited: 'כדאי לנסות שוב מאוחר יותר.',
    misconfigured: 'החיוב לא הוגדר. יש לפנות לתמיכה.',
    upstream_error: 'לא ניתן היה לפתוח את דף החיוב. יש לנסות שוב.',
    upstream_timeout: 'דף החיוב לא הגיב בזמן. יש לנסות שוב.',
    network: 'לא ניתן היה להתחבר לאפליקציה. יש לנסות שוב.',
    timeout: 'האפליקציה לא הגיבה בזמן. יש לנסות שוב.',
    invalid_response: 'האפליקציה שלחה תשובה שגויה.',
    untrusted_url: 'האפליקציה שלחה קישור שגוי.',
    popup_blocked: 'הלשונית החדשה נחסמה.',
    tab_closed: 'הלשונית החדשה נסגרה. יש לנסות שוב.',
    aborted: 'דף החיוב לא נפתח.',
  },
}
