const path = '/portal'

/** Cookies know no ports, so that each emulator on one host needs a name of its own. */
const nameOf = ({ port }: URL) => (port === '' ? 'mf_portal_visit' : `mf_portal_visit_${port}`)

const cookie = (url: URL, value: string) =>
  `${nameOf(url)}=${value}; Path=${path}; HttpOnly; SameSite=Lax`

/** The cookie has no age of its own: the emulator's clock says when a visit is over. */
export function visitorCookie(secret: string, request: Request): string {
  const url = new URL(request.url)
  return `${cookie(url, secret)}${url.protocol === 'https:' ? '; Secure' : ''}`
}

export const forgottenVisitorCookie = ({ url }: Request): string =>
  `${cookie(new URL(url), '')}; Max-Age=0`

export function visitorSecret(request: Request): string {
  const begin = `${nameOf(new URL(request.url))}=`
  const cookies = request.headers.get('cookie')?.split(/;\s*/) ?? []
  return cookies.find((one) => one.startsWith(begin))?.slice(begin.length) ?? ''
}
