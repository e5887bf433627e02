import type { LabelPack } from './LabelPack.ts'

/** The button's words in Dutch. */
export const nl: LabelPack = {
  open: 'Facturering beheren',
  pending: 'Facturering wordt geopend…',
  newTab: '(opent in een nieuw tabblad)',
  retryAfter: 'Wachttijd in seconden:',
  errors: {
    method_not_allowed: 'Gebruik de knop.',
    cross_site_request: 'Gebruik de app.',
    unsupported_media_type: 'De app heeft een verkeerd soort verzoek verzonden.',
    invalid_request: 'De app heeft een verkeerd verzoek verzonden.',
    invalid_return_url: 'De app heeft een verkeerde link voor de terugweg verzonden.',
    unauthenticated: 'Log opnieuw in.',
    forbidden: 'U hebt geen toegang tot de facturering.',
    no_customer: 'U hebt nog geen facturering.',
    rate_limited: 'Probeer het later opnieuw.',
    misconfigured: 'De facturering is niet ingesteld. Neem contact op met de klantenservice.',
    upstream_error: 'De facturering kon niet worden geopend. Probeer het opnieuw.',
    upstream_timeout: 'De facturering duurde te lang. Probeer het opnieuw.',
    network: 'De app was niet bereikbaar. Probeer het opnieuw.',
    timeout: 'De app deed er te lang over. Probeer het opnieuw.',
    invalid_response: 'De app heeft een verkeerd antwoord verzonden.',
    untrusted_url: 'De app heeft een verkeerde link verzonden.',
    popup_blocked: 'Het nieuwe tabblad is geblokkeerd.',
    tab_closed: 'Het nieuwe tabblad is gesloten. Probeer het opnieuw.',
    aborted: 'De facturering is niet geopend.',
  },
}
