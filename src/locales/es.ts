import type { LabelPack } from './LabelPack.ts'

const forSupport = 'Algo salió mal. Póngase en contacto con el servicio de asistencia, por favor.'
const tryAgain = 'Inténtelo de nuevo, por favor.'
const unavailable = `La facturación no está disponible en este momento. ${tryAgain}`

/** The button's words in Spanish. */
export const es: LabelPack = {
  open: 'Gestionar la facturación',
  pending: 'Abriendo la facturación…',
  newTab: '(se abre en una pestaña nueva)',
  tryAgain,
  retryAfter: 'Inténtelo de nuevo dentro de {seconds} segundos, por favor.',
  errors: {
    method_not_allowed: forSupport,
    cross_site_request: forSupport,
    unsupported_media_type: forSupport,
    invalid_request: forSupport,
    invalid_return_url: forSupport,
    unauthenticated: 'Vuelva a iniciar sesión, por favor.',
    forbidden: 'No tiene acceso a la facturación.',
    no_customer: 'Todavía no hay facturación para esta cuenta.',
    rate_limited: 'Inténtelo de nuevo más tarde, por favor.',
    misconfigured: forSupport,
    upstream_error: unavailable,
    upstream_timeout: unavailable,
    network: 'No se pudo acceder a la facturación. Compruebe su conexión e inténtelo de nuevo.',
    timeout: unavailable,
    invalid_response: forSupport,
    untrusted_url: forSupport,
    popup_blocked: 'La pestaña nueva se bloqueó.',
    tab_closed: 'La pestaña nueva se cerró.',
    aborted: 'La facturación no se abrió.',
  },
}
