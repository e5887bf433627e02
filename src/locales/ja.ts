import type { LabelPack } from './LabelPack.ts'

const forSupport = '問題が発生しました。サポートにお問い合わせください。'
const tryAgain = 'もう一度お試しください。'
const unavailable = `ただいまお支払いの管理画面をご利用いただけません。${tryAgain}`

/** The button's words in Japanese. */
export const ja: LabelPack = {
  open: 'お支払いを管理',
  pending: 'お支払いの管理画面を開いています…',
  newTab: '（新しいタブで開きます）',
  tryAgain,
  retryAfter: '{seconds}秒後にもう一度お試しください。',
  errors: {
    method_not_allowed: forSupport,
    cross_site_request: forSupport,
    unsupported_media_type: forSupport,
    invalid_request: forSupport,
    invalid_return_url: forSupport,
    unauthenticated: 'もう一度ログインしてください。',
    forbidden: 'お支払いの管理画面へのアクセス権がありません。',
    no_customer: 'このアカウントのお支払い情報はまだありません。',
    rate_limited: 'しばらくしてからもう一度お試しください。',
    misconfigured: forSupport,
    upstream_error: unavailable,
    upstream_timeout: unavailable,
    network:
      'お支払いの管理画面に接続できませんでした。接続をご確認のうえ、もう一度お試しください。',
    timeout: unavailable,
    invalid_response: forSupport,
    untrusted_url: forSupport,
    popup_blocked: '新しいタブがブロックされました。',
    tab_closed: '新しいタブが閉じられました。',
    aborted: 'お支払いの管理画面は開かれませんでした。',
  },
}
