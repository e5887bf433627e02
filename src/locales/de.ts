import type { LabelPack } from './LabelPack.ts'

/** The button's words in German. */
export const de: LabelPack = {
  open: 'Abrechnung verwalten',
  pending: 'Abrechnung wird geöffnet\u00a0…',
  newTab: '(wird in einem neuen Tab geöffnet)',
  retryAfter: 'Wartezeit in Sekunden:',
  errors: {
    method_not_allowed: 'Bitte verwenden Sie die Schaltfläche.',
    cross_site_request: 'Bitte verwenden Sie die App.',
    unsupported_media_type: 'Die App hat eine falsche Art von Anfrage gesendet.',
    invalid_request: 'Die App hat eine fehlerhafte Anfrage gesendet.',
    invalid_return_url: 'Die App hat einen ungültigen Link für den Rückweg gesendet.',
    unauthenticated: 'Bitte melden Sie sich erneut an.',
    forbidden: 'Sie haben keinen Zugriff auf die Abrechnung.',
    no_customer: 'Für Sie gibt es noch keine Abrechnung.',
    rate_limited: 'Bitte versuchen Sie es später noch einmal.',
    misconfigured: 'Die Abrechnung ist nicht eingerichtet. Bitte wenden Sie sich an den Support.',
    upstream_error:
      'Die Abrechnung konnte nicht geöffnet werden. Bitte versuchen Sie es noch einmal.',
    upstream_timeout: 'Die Abrechnung hat zu lange gebraucht. Bitte versuchen Sie es noch einmal.',
    network: 'Die App war nicht erreichbar. Bitte versuchen Sie es noch einmal.',
    timeout: 'Die App hat zu lange gebraucht. Bitte versuchen Sie es noch einmal.',
    invalid_response: 'Die App hat eine fehlerhafte Antwort gesendet.',
    untrusted_url: 'Die App hat einen ungültigen Link gesendet.',
    popup_blocked: 'Der neue Tab wurde blockiert.',
    tab_closed: 'Der neue Tab wurde geschlossen. Bitte versuchen Sie es noch einmal.',
    aborted: 'Die Abrechnung wurde nicht geöffnet.',
  },
}
