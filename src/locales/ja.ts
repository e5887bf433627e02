import type { LabelPack } from './LabelPack.ts'

/** The button's words in Japanese. */
export const ja: LabelPack = {
  open: 'お支払いを管理',
  pending: 'お支払いの管理画面を開いています…',
  newTab: '（新しいタブで開きます）',
  retryAfter: '再試行までの秒数:',
  errors: {
    method_not_allowed: 'ボタンをご利用ください。',
    cross_site_request: 'アプリをご利用ください。',
    unsupported_media_type: 'アプリから送られたリクエストの種類が正しくありません。',
    invalid_request: 'アプリから送られたリクエストが正しくありません。',
    invalid_return_url: 'アプリから送られた戻り先のリンクが正しくありません。',
    unauthenticated: 'もう一度ログインしてください。',
    forbidden: 'お支払いの管理画面を開く権限がありません。',
    no_customer: 'お支払い情報がまだありません。',
    rate_limited: 'しばらくしてからもう一度お試しください。',
    misconfigured: 'お支払いの管理が設定されていません。サポートにお問い合わせください。',
    upstream_error: 'お支払いの管理画面を開けませんでした。もう一度お試しください。',
    upstream_timeout:
      'お支払いの管理画面から時間内に応答がありませんでした。もう一度お試しください。',
    network: 'アプリに接続できませんでした。もう一度お試しください。',
    timeout: 'アプリから時間内に応答がありませんでした。もう一度お試しください。',
    invalid_response: 'アプリからの応答が正しくありません。',
    untrusted_url: 'アプリから送られたリンクが正しくありません。',
    popup_blocked: '新しいタブがブロックされました。',
    tab_closed: '新しいタブが閉じられました。もう一度お試しください。',
    aborted: 'お支払いの管理画面は開かれませんでした。',
  },
}
