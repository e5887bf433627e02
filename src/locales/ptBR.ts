import type { LabelPack } from './LabelPack.ts'

const forSupport = 'Algo deu errado. Entre em contato com o suporte, por favor.'
const tryAgain = 'Tente novamente, por favor.'
const unavailable = `A cobrança não está disponível no momento. ${tryAgain}`

/** The button's words in Brazilian Portuguese. */
export const ptBR: LabelPack = {
  open: 'Gerenciar cobrança',
  pending: 'Abrindo a cobrança…',
  newTab: '(abre em uma nova aba)',
  tryAgain,
  retryAfter: 'Tente novamente em {seconds} segundos, por favor.',
  errors: {
    method_not_allowed: forSupport,
    cross_site_request: forSupport,
    unsupported_media_type: forSupport,
    invalid_request: forSupport,
    invalid_return_url: forSupport,
    unauthenticated: 'Entre novamente na sua conta, por favor.',
    forbidden: 'Você não tem acesso à cobrança.',
    no_customer: 'Ainda não há cobrança para esta conta.',
    rate_limited: 'Tente novamente mais tarde, por favor.',
    misconfigured: forSupport,
    upstream_error: unavailable,
    upstream_timeout: unavailable,
    network: 'Não foi possível acessar a cobrança. Verifique sua conexão e tente novamente.',
    timeout: unavailable,
    invalid_response: forSupport,
    untrusted_url: forSupport,
    popup_blocked: 'A nova aba foi bloqueada.',
    tab_closed: 'A nova aba foi fechada.',
    aborted: 'A cobrança não foi aberta.',
  },
}
