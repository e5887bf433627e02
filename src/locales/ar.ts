import type { LabelPack } from './LabelPack.ts'

const forSupport = 'حدث خطأ ما. يُرجى التواصل مع فريق الدعم.'
const tryAgain = 'يُرجى إعادة المحاولة.'
const unavailable = `صفحة الفوترة غير متاحة حاليًا. ${tryAgain}`

/** The button's words in Arabic. */
export const ar: LabelPack = {
  open: 'إدارة الفوترة',
  pending: 'جارٍ فتح صفحة الفوترة…',
  newTab: '(يُفتح في علامة تبويب جديدة)',
  tryAgain,
  retryAfter: 'يُرجى إعادة المحاولة بعد {seconds}\u00a0ث.',
  errors: {
    method_not_allowed: forSupport,
    cross_site_request: forSupport,
    unsupported_media_type: forSupport,
    invalid_request: forSupport,
    invalid_return_url: forSupport,
    unauthenticated: 'يُرجى تسجيل الدخول مرة أخرى.',
    forbidden: 'ليست لديك صلاحية الوصول إلى الفوترة.',
    no_customer: 'لا توجد فوترة لهذا الحساب بعد.',
    rate_limited: 'يُرجى إعادة المحاولة لاحقًا.',
    misconfigured: forSupport,
    upstream_error: unavailable,
    upstream_timeout: unavailable,
    network: 'تعذّر الوصول إلى صفحة الفوترة. يُرجى التحقق من اتصالك وإعادة المحاولة.',
    timeout: unavailable,
    invalid_response: forSupport,
    untrusted_url: forSupport,
    popup_blocked: 'تم حظر علامة التبويب الجديدة.',
    tab_closed: 'تم إغلاق علامة التبويب الجديدة.',
    aborted: 'لم تُفتح صفحة الفوترة.',
  },
}
