import type { LabelPack } from './LabelPack.ts'

const forSupport = 'Un problème est survenu. Veuillez contacter l’assistance.'
const tryAgain = 'Veuillez réessayer.'
const unavailable = `La facturation n’est pas disponible pour le moment. ${tryAgain}`

/** The button's words in French. */
export const fr: LabelPack = {
  open: 'Gérer la facturation',
  pending: 'Ouverture de la facturation…',
  newTab: '(s’ouvre dans un nouvel onglet)',
  tryAgain,
  retryAfter: 'Veuillez réessayer dans {seconds}\u00a0secondes.',
  errors: {
    method_not_allowed: forSupport,
    cross_site_request: forSupport,
    unsupported_media_type: forSupport,
    invalid_request: forSupport,
    invalid_return_url: forSupport,
    unauthenticated: 'Veuillez vous reconnecter.',
    forbidden: 'Vous n’avez pas accès à la facturation.',
    no_customer: 'Il n’y a pas encore de facturation pour ce compte.',
    rate_limited: 'Veuillez réessayer plus tard.',
    misconfigured: forSupport,
    upstream_error: unavailable,
    upstream_timeout: unavailable,
    network: 'La facturation est injoignable. Vérifiez votre connexion et réessayez.',
    timeout: unavailable,
    invalid_response: forSupport,
    untrusted_url: forSupport,
    popup_blocked: 'Le nouvel onglet a été bloqué.',
    tab_closed: 'Le nouvel onglet a été fermé.',
    aborted: 'La facturation n’a pas été ouverte.',
  },
}
