/**
 * Gives a request of this page the two headers that a server would see on it, for the route's
 * origin rule. A browser adds them after a service worker has seen the request, and a script cannot
 * set them on a Request.
 */
export function asSentByBrowser(request: Request): Request {
  const headers = new Headers(request.headers)
  headers.set('origin', new URL(request.url).origin)
  headers.set('sec-fetch-site', 'same-origin')
  return Object.defineProperty(request, 'headers', { value: headers })
}
