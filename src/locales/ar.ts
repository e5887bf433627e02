import type { LabelPack } from './LabelPack.ts'

/** The button's words in Arabic. */
export const ar: LabelPack = {
  open: 'إدارة الفوترة',
  pending: 'جارٍ فتح صفحة الفوترة…',
  newTab: '(يُفتح في علامة تبويب جديدة)',
  retryAfter: 'عدد ثواني الانتظار:',
  errors: {
    method_not_allowed: 'يُرجى استخدام الزر.',
    cross_site_request: 'يُرجى استخدام التطبيق.',
    unsupported_media_type: 'أرسل التطبيق نوع طلب غير صحيح.',
    invalid_request: 'أرسل التطبيق طلبًا غير صحيح.',
    invalid_return_url: 'أرسل التطبيق رابط عودة غير صحيح.',
    unauthenticated: 'يُرجى تسجيل الدخول مرة أخرى.',
    forbidden: 'لا يمكنك فتح صفحة الفوترة.',
    no_customer: 'لا توجد لديك فوترة بعد.',
    rate_limited: 'يُرجى إعادة المحاولة لاحقًا.',
    misconfigured: 'لم يتم إعداد الفوترة. يُرجى التواصل مع فريق الدعم.',
    upstream_error: 'تعذّر فتح صفحة الفوترة. يُرجى إعادة المحاولة.',
    upstream_timeout: 'استغرقت صفحة الفوترة وقتًا طويلًا. يُرجى إعادة المحاولة.',
    network: 'تعذّر الوصول إلى التطبيق. يُرجى إعادة المحاولة.',
    timeout: 'استغرق التطبيق وقتًا طويلًا. يُرجى إعادة المحاولة.',
    invalid_response: 'أرسل التطبيق ردًا غير صحيح.',
    untrusted_url: 'أرسل التطبيق رابطًا غير صحيح.',
    popup_blocked: 'تم حظر علامة التبويب الجديدة.',
    tab_closed: 'تم إغلاق علامة التبويب الجديدة. يُرجى إعادة المحاولة.',
    aborted: 'لم تُفتح صفحة الفوترة.',
  },
}
