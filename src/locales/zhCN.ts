import type { LabelPack } from './LabelPack.ts'

const forSupport = '出了点问题。请联系客服。'
const tryAgain = '请重试。'
const unavailable = `账单服务暂时不可用。${tryAgain}`

/** The button's words in Simplified Chinese. */
export const zhCN: LabelPack = {
  open: '管理账单',
  pending: '正在打开账单…',
  newTab: '（在新标签页中打开）',
  tryAgain,
  retryAfter: '请在 {seconds} 秒后重试。',
  errors: {
    method_not_allowed: forSupport,
    cross_site_request: forSupport,
    unsupported_media_type: forSupport,
    invalid_request: forSupport,
    invalid_return_url: forSupport,
    unauthenticated: '请重新登录。',
    forbidden: '您没有查看账单的权限。',
    no_customer: '此账户还没有账单。',
    rate_limited: '请稍后再试。',
    misconfigured: forSupport,
    upstream_error: unavailable,
    upstream_timeout: unavailable,
    network: '无法连接到账单服务。请检查网络连接后重试。',
    timeout: unavailable,
    invalid_response: forSupport,
    untrusted_url: forSupport,
    popup_blocked: '新标签页被拦截了。',
    tab_closed: '新标签页已关闭。',
    aborted: '账单未打开。',
  },
}
