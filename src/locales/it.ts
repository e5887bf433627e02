import type { LabelPack } from './LabelPack.ts'

/** The button's words in Italian. */
export const it: LabelPack = {
  open: 'Gestisci la fatturazione',
  pending: 'Apertura della fatturazione…',
  newTab: '(si apre in una nuova scheda)',
  retryAfter: 'Secondi di attesa:',
  errors: {
    method_not_allowed: 'Usi il pulsante, per favore.',
    cross_site_request: 'Usi l’app, per favore.',
    unsupported_media_type: 'L’app ha inviato un tipo di richiesta errato.',
    invalid_request: 'L’app ha inviato una richiesta errata.',
    invalid_return_url: 'L’app ha inviato un link di ritorno errato.',
    unauthenticated: 'Acceda di nuovo, per favore.',
    forbidden: 'Non ha accesso alla fatturazione.',
    no_customer: 'Non ha ancora una fatturazione.',
    rate_limited: 'Riprovi più tardi, per favore.',
    misconfigured: 'La fatturazione non è configurata. Contatti l’assistenza, per favore.',
    upstream_error: 'Non è stato possibile aprire la fatturazione. Riprovi, per favore.',
    upstream_timeout: 'La fatturazione ha impiegato troppo tempo. Riprovi, per favore.',
    network: 'Non è stato possibile raggiungere l’app. Riprovi, per favore.',
    timeout: 'L’app ha impiegato troppo tempo. Riprovi, per favore.',
    invalid_response: 'L’app ha inviato una risposta errata.',
    untrusted_url: 'L’app ha inviato un link errato.',
    popup_blocked: 'La nuova scheda è stata bloccata.',
    tab_closed: 'La nuova scheda è stata chiusa. Riprovi, per favore.',
    aborted: 'La fatturazione non è stata aperta.',
  },
}
