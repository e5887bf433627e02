import type { LabelPack } from './LabelPack.ts'

const forSupport = 'Etwas ist schiefgelaufen. Bitte wenden Sie sich an den Support.'
const tryAgain = 'Bitte versuchen Sie es noch einmal.'
const unavailable = `Die Abrechnung ist gerade nicht verfügbar. ${tryAgain}`

/** The button's words in German. */
export const de: LabelPack = {
  open: 'Abrechnung verwalten',
  pending: 'Abrechnung wird geöffnet\u00a0…',
  newTab: '(wird in einem neuen Tab geöffnet)',
  tryAgain,
  retryAfter: 'Bitte versuchen Sie es in {seconds} Sekunden noch einmal.',
  errors: {
    method_not_allowed: forSupport,
    cross_site_request: forSupport,
    unsupported_media_type: forSupport,
    invalid_request: forSupport,
    invalid_return_url: forSupport,
    unauthenticated: 'Bitte melden Sie sich erneut an.',
    forbidden: 'Sie haben keinen Zugriff auf die Abrechnung.',
    no_customer: 'Für dieses Konto gibt es noch keine Abrechnung.',
    rate_limited: 'Bitte versuchen Sie es später noch einmal.',
    misconfigured: forSupport,
    upstream_error: unavailable,
    upstream_timeout: unavailable,
    network:
      'Die Abrechnung ist nicht erreichbar. Bitte prüfen Sie Ihre Verbindung und versuchen Sie es noch einmal.',
    timeout: unavailable,
    invalid_response: forSupport,
    untrusted_url: forSupport,
    popup_blocked: 'Der neue Tab wurde blockiert.',
    tab_closed: 'Der neue Tab wurde geschlossen.',
    aborted: 'Die Abrechnung wurde nicht geöffnet.',
  },
}
