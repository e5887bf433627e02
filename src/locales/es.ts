import type { LabelPack } from './LabelPack.ts'

/** The button's words in Spanish. */
export const es: LabelPack = {
  open: 'Gestionar la facturación',
  pending: 'Abriendo la facturación…',
  newTab: '(se abre en una pestaña nueva)',
  retryAfter: 'Segundos de espera:',
  errors: {
    method_not_allowed: 'Utilice el botón, por favor.',
    cross_site_request: 'Utilice la aplicación, por favor.',
    unsupported_media_type: 'La aplicación envió un tipo de solicitud incorrecto.',
    invalid_request: 'La aplicación envió una solicitud incorrecta.',
    invalid_return_url: 'La aplicación envió un enlace de retorno incorrecto.',
    unauthenticated: 'Vuelva a iniciar sesión, por favor.',
    forbidden: 'No tiene acceso a la facturación.',
    no_customer: 'Todavía no tiene facturación.',
    rate_limited: 'Inténtelo de nuevo más tarde, por favor.',
    misconfigured:
      'La facturación no está configurada. Póngase en contacto con el servicio de asistencia.',
    upstream_error: 'No se pudo abrir la facturación. Inténtelo de nuevo, por favor.',
    upstream_timeout: 'La facturación tardó demasiado. Inténtelo de nuevo, por favor.',
    network: 'No se pudo conectar con la aplicación. Inténtelo de nuevo, por favor.',
    timeout: 'La aplicación tardó demasiado. Inténtelo de nuevo, por favor.',
    invalid_response: 'La aplicación envió una respuesta incorrecta.',
    untrusted_url: 'La aplicación envió un enlace incorrecto.',
    popup_blocked: 'La pestaña nueva se bloqueó.',
    tab_closed: 'La pestaña nueva se cerró. Inténtelo de nuevo, por favor.',
    aborted: 'La facturación no se abrió.',
  },
}
