import type { LabelPack } from './LabelPack.ts'

const forSupport = 'Er is iets misgegaan. Neem contact op met de klantenservice.'
const tryAgain = 'Probeer het opnieuw.'
const unavailable = `De facturering is op dit moment niet beschikbaar. ${tryAgain}`

/** The button's words in Dutch. */
export const nl: LabelPack = {
  open: 'Facturering beheren',
  pending: 'Facturering wordt geopend…',
  newTab: '(opent in een nieuw tabblad)',
  tryAgain,
  retryAfter: 'Probeer het over {seconds} seconden opnieuw.',
  errors: {
    method_not_allowed: forSupport,
    cross_site_request: forSupport,
    unsupported_media_type: forSupport,
    invalid_request: forSupport,
    invalid_return_url: forSupport,
    unauthenticated: 'Log opnieuw in.',
    forbidden: 'U hebt geen toegang tot de facturering.',
    no_customer: 'Er is nog geen facturering voor dit account.',
    rate_limited: 'Probeer het later opnieuw.',
    misconfigured: forSupport,
    upstream_error: unavailable,
    upstream_timeout: unavailable,
    network: 'De facturering is niet bereikbaar. Controleer uw verbinding en probeer het opnieuw.',
    timeout: unavailable,
    invalid_response: forSupport,
    untrusted_url: forSupport,
    popup_blocked: 'Het nieuwe tabblad is geblokkeerd.',
    tab_closed: 'Het nieuwe tabblad is gesloten.',
    aborted: 'De facturering is niet geopend.',
  },
}
