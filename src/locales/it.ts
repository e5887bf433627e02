import type { LabelPack } from './LabelPack.ts'

const forSupport = 'Si è verificato un problema. Contatti l’assistenza, per favore.'
const tryAgain = 'Riprovi, per favore.'
const unavailable = `La fatturazione non è disponibile al momento. ${tryAgain}`

/** The button's words in Italian. */
export const it: LabelPack = {
  open: 'Gestisci la fatturazione',
  pending: 'Apertura della fatturazione…',
  newTab: '(si apre in una nuova scheda)',
  tryAgain,
  retryAfter: 'Riprovi tra {seconds} secondi, per favore.',
  errors: {
    method_not_allowed: forSupport,
    cross_site_request: forSupport,
    unsupported_media_type: forSupport,
    invalid_request: forSupport,
    invalid_return_url: forSupport,
    unauthenticated: 'Acceda di nuovo, per favore.',
    forbidden: 'Non ha accesso alla fatturazione.',
    no_customer: 'Per questo account non c’è ancora una fatturazione.',
    rate_limited: 'Riprovi più tardi, per favore.',
    misconfigured: forSupport,
    upstream_error: unavailable,
    upstream_timeout: unavailable,
    network:
      'Non è stato possibile raggiungere la fatturazione. Controlli la connessione e riprovi.',
    timeout: unavailable,
    invalid_response: forSupport,
    untrusted_url: forSupport,
    popup_blocked: 'La nuova scheda è stata bloccata.',
    tab_closed: 'La nuova scheda è stata chiusa.',
    aborted: 'La fatturazione non è stata aperta.',
  },
}
