import type { LabelPack } from './LabelPack.ts'

/** The button's words in French. */
export const fr: LabelPack = {
  open: 'Gérer la facturation',
  pending: 'Ouverture de la facturation…',
  newTab: '(s’ouvre dans un nouvel onglet)',
  retryAfter: 'Temps d’attente en secondes\u00a0:',
  errors: {
    method_not_allowed: 'Veuillez utiliser le bouton.',
    cross_site_request: 'Veuillez utiliser l’application.',
    unsupported_media_type: 'L’application a envoyé un type de requête incorrect.',
    invalid_request: 'L’application a envoyé une requête incorrecte.',
    invalid_return_url: 'L’application a envoyé un lien de retour incorrect.',
    unauthenticated: 'Veuillez vous reconnecter.',
    forbidden: 'Vous n’avez pas accès à la facturation.',
    no_customer: 'Vous n’avez pas encore de facturation.',
    rate_limited: 'Veuillez réessayer plus tard.',
    misconfigured: 'La facturation n’est pas configurée. Veuillez contacter l’assistance.',
    upstream_error: 'La facturation n’a pas pu s’ouvrir. Veuillez réessayer.',
    upstream_timeout: 'La facturation a mis trop de temps à répondre. Veuillez réessayer.',
    network: 'L’application est injoignable. Veuillez réessayer.',
    timeout: 'L’application a mis trop de temps à répondre. Veuillez réessayer.',
    invalid_response: 'L’application a envoyé une réponse incorrecte.',
    untrusted_url: 'L’application a envoyé un lien incorrect.',
    popup_blocked: 'Le nouvel onglet a été bloqué.',
    tab_closed: 'Le nouvel onglet a été fermé. Veuillez réessayer.',
    aborted: 'La facturation n’a pas été ouverte.',
  },
}
