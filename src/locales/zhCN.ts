import type { LabelPack } from './LabelPack.ts'

/** The button's words in Simplified Chinese. */
export const zhCN: LabelPack = {
  open: '管理账单',
  pending: '正在打开账单…',
  newTab: '（在新标签页中打开）',
  retryAfter: '需等待的秒数：',
  errors: {
    method_not_allowed: '请使用页面上的按钮。',
    cross_site_request: '请在应用中操作。',
    unsupported_media_type: '应用发送的请求类型不正确。',
    invalid_request: '应用发送的请求不正确。',
    invalid_return_url: '应用发送的返回链接不正确。',
    unauthenticated: '请重新登录。',
    forbidden: '您无权打开账单。',
    no_customer: '您还没有账单。',
    rate_limited: '请稍后再试。',
    misconfigured: '账单功能尚未设置。请联系客服。',
    upstream_error: '账单打开失败。请重试。',
    upstream_timeout: '账单响应超时。请重试。',
    network: '无法连接到应用。请重试。',
    timeout: '应用响应超时。请重试。',
    invalid_response: '应用返回的响应不正确。',
    untrusted_url: '应用返回的链接不正确。',
    popup_blocked: '新标签页被拦截了。',
    tab_closed: '新标签页已被关闭。请重试。',
    aborted: '账单未打开。',
  },
}
