/**
 * Puts the headers on a request of this page that a browser adds by itself, where no script sees or
 * sets them: the route's origin rule and a host's `resolveCustomer` read them.
 *
 * Outside a page, as in a test of a route, the request counts as sent by a page of its own origin.
 */
export function asSentByBrowser(request: Request): Request {
  const target = new URL(request.url).origin
  const origin = pageOrigin() ?? target
  const isSameOrigin = origin === target
  const { credentials, headers } = request
  headers.set('origin', origin)
  headers.set('sec-fetch-site', isSameOrigin ? 'same-origin' : 'cross-site')

  const cookie = globalThis.document?.cookie
  const isSent = credentials === 'include' || (isSameOrigin && credentials !== 'omit')
  if (cookie && isSent && !headers.has('cookie')) headers.set('cookie', cookie)
  return request
}

/** Whether this runs in a page that has an address. */
export function isInPage(): boolean {
  return pageOrigin() !== undefined
}

/** What the paths of this page are resolved against. */
export function pageBase(): string {
  return isInPage() ? location.href : 'http://localhost'
}

// A document that was never loaded from anywhere, as happy-dom's can be, has no origin.
function pageOrigin(): string | undefined {
  const { origin = 'null' } = globalThis.location ?? {}
  return origin === 'null' ? undefined : origin
}
