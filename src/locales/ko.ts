import type { LabelPack } from './LabelPack.ts'

const forSupport = '문제가 발생했습니다. 고객 지원팀에 문의해 주세요.'
const tryAgain = '다시 시도해 주세요.'
const unavailable = `지금은 결제 관리 페이지를 이용할 수 없습니다. ${tryAgain}`

/** The button's words in Korean. */
export const ko: LabelPack = {
  open: '결제 관리',
  pending: '결제 관리 페이지를 여는 중…',
  newTab: '(새 탭에서 열림)',
  tryAgain,
  retryAfter: '{seconds}초 후에 다시 시도해 주세요.',
  errors: {
    method_not_allowed: forSupport,
    cross_site_request: forSupport,
    unsupported_media_type: forSupport,
    invalid_request: forSupport,
    invalid_return_url: forSupport,
    unauthenticated: '다시 로그인해 주세요.',
    forbidden: '결제 관리 페이지에 접근할 권한이 없습니다.',
    no_customer: '이 계정에는 아직 결제 정보가 없습니다.',
    rate_limited: '나중에 다시 시도해 주세요.',
    misconfigured: forSupport,
    upstream_error: unavailable,
    upstream_timeout: unavailable,
    network: '결제 관리 페이지에 연결할 수 없습니다. 연결 상태를 확인한 후 다시 시도해 주세요.',
    timeout: unavailable,
    invalid_response: forSupport,
    untrusted_url: forSupport,
    popup_blocked: '새 탭이 차단되었습니다.',
    tab_closed: '새 탭이 닫혔습니다.',
    aborted: '결제 관리 페이지가 열리지 않았습니다.',
  },
}
