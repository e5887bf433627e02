import type { LabelPack } from './LabelPack.ts'

/** The button's words in Brazilian Portuguese. */
export const ptBR: LabelPack = {
  open: 'Gerenciar cobrança',
  pending: 'Abrindo a cobrança…',
  newTab: '(abre em uma nova aba)',
  retryAfter: 'Segundos de espera:',
  errors: {
    method_not_allowed: 'Use o botão, por favor.',
    cross_site_request: 'Use o aplicativo, por favor.',
    unsupported_media_type: 'O aplicativo enviou um tipo de solicitação incorreto.',
    invalid_request: 'O aplicativo enviou uma solicitação incorreta.',
    invalid_return_url: 'O aplicativo enviou um link de retorno incorreto.',
    unauthenticated: 'Entre novamente na sua conta, por favor.',
    forbidden: 'Você não tem acesso à cobrança.',
    no_customer: 'Você ainda não tem cobrança.',
    rate_limited: 'Tente novamente mais tarde, por favor.',
    misconfigured: 'A cobrança não está configurada. Entre em contato com o suporte.',
    upstream_error: 'Não foi possível abrir a cobrança. Tente novamente, por favor.',
    upstream_timeout: 'A cobrança demorou demais. Tente novamente, por favor.',
    network: 'Não foi possível acessar o aplicativo. Tente novamente, por favor.',
    timeout: 'O aplicativo demorou demais. Tente novamente, por favor.',
    invalid_response: 'O aplicativo enviou uma resposta incorreta.',
    untrusted_url: 'O aplicativo enviou um link incorreto.',
    popup_blocked: 'A nova aba foi bloqueada.',
    tab_closed: 'A nova aba foi fechada. Tente novamente, por favor.',
    aborted: 'A cobrança não foi aberta.',
  },
}
