const name = 'mf_portal_visit'
const path = '/portal'

/** The cookie has no age of its own: the emulator's clock says when a visit is over. */
export function visitorCookie(secret: string, secure: boolean): string {
  return `${name}=${secret}; Path=${path}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

export const forgottenVisitorCookie = `${name}=; Path=${path}; HttpOnly; SameSite=Lax; Max-Age=0`

export function visitorSecret(request: Request): string | undefined {
  const cookies = request.headers.get('cookie')?.split(/;\s*/) ?? []
  const ours = cookies.find((cookie) => cookie.startsWith(`${name}=`))
  return ours?.slice(name.length + 1)
}
