import type { LabelPack } from './LabelPack.ts'

/** The button's words in Korean. */
export const ko: LabelPack = {
  open: '결제 관리',
  pending: '결제 관리 페이지를 여는 중…',
  newTab: '(새 탭에서 열림)',
  retryAfter: '대기 시간(초):',
  errors: {
    method_not_allowed: '버튼을 이용해 주세요.',
    cross_site_request: '앱을 이용해 주세요.',
    unsupported_media_type: '앱에서 잘못된 유형의 요청을 보냈습니다.',
    invalid_request: '앱에서 잘못된 요청을 보냈습니다.',
    invalid_return_url: '앱에서 잘못된 복귀 링크를 보냈습니다.',
    unauthenticated: '다시 로그인해 주세요.',
    forbidden: '결제 관리 페이지를 열 권한이 없습니다.',
    no_customer: '아직 결제 정보가 없습니다.',
    rate_limited: '나중에 다시 시도해 주세요.',
    misconfigured: '결제 관리가 설정되어 있지 않습니다. 고객 지원팀에 문의해 주세요.',
    upstream_error: '결제 관리 페이지를 열지 못했습니다. 다시 시도해 주세요.',
    upstream_timeout: '결제 관리 페이지의 응답이 너무 오래 걸렸습니다. 다시 시도해 주세요.',
    network: '앱에 연결할 수 없습니다. 다시 시도해 주세요.',
    timeout: '앱의 응답이 너무 오래 걸렸습니다. 다시 시도해 주세요.',
    invalid_response: '앱에서 잘못된 응답을 보냈습니다.',
    untrusted_url: '앱에서 잘못된 링크를 보냈습니다.',
    popup_blocked: '새 탭이 차단되었습니다.',
    tab_closed: '새 탭이 닫혔습니다. 다시 시도해 주세요.',
    aborted: '결제 관리 페이지가 열리지 않았습니다.',
  },
}
