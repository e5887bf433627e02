import { errorParameter } from '../contract/errorParameter.ts'
import { errorTable } from '../contract/errorTable.ts'
import { trustedUrl } from '../contract/trustedUrl.ts'
import type { PortalLink } from './deliverOrRevoke.ts'
import { errorPage } from './errorPage.ts'
import { formMediaType, mediaType } from './mediaType.ts'
import type { RouteFailure } from './RouteFailure.ts'
import type { Visit } from './Visit.ts'

/** What the answers depend on besides the request. */
export interface AnswerSettings {
  allowedOrigins: readonly string[] | undefined
  errorRedirect?: string
}

const onEveryAnswer = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  vary: 'Origin, Cookie',
}

const pagePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

/** Hands the link over: as JSON to a script, as a redirect to a form. */
export function answerLink(
  visit: Visit,
  { url, expiresAt }: PortalLink,
  settings: AnswerSettings,
): Response {
  const headers = commonHeaders(visit.request, settings)
  if (isForm(visit.request)) return redirect(url, headers)
  headers.set('content-type', 'application/json')
  return new Response(JSON.stringify({ url, expiresAt }), { headers })
}

/** Says what went wrong and nothing of why: a problem document, a page, or a redirect. */
export function answerFailure(
  visit: Visit,
  failure: RouteFailure,
  settings: AnswerSettings,
): Response {
  const { request, requestId } = visit
  // Nobody reads the answer to a request that was aborted, but there has to be one.
  const code = failure.code === 'aborted' ? 'upstream_timeout' : failure.code
  const { sentence } = errorTable[code]
  const { status = errorTable[code].status, retryAfter } = failure
  const headers = commonHeaders(request, settings)

  if (settings.errorRedirect !== undefined && isForm(request) && code !== 'cross_site_request') {
    return redirect(errorLocation(settings.errorRedirect, code, visit), headers)
  }
  if (code === 'method_not_allowed') headers.set('allow', 'POST')
  if (retryAfter !== undefined) headers.set('retry-after', String(retryAfter))

  if (wantsPage(request)) {
    headers.set('content-type', 'text/html; charset=utf-8')
    headers.set('content-security-policy', pagePolicy)
    const page = errorPage({ sentence, requestId, wayBack: wayBack(visit) })
    return new Response(bodyFor(request, page), { status, headers })
  }
  headers.set('content-type', 'application/problem+json')
  const type = `urn:marginfront-react:error:${code}`
  const problem = JSON.stringify({ type, title: sentence, status, code, requestId, retryAfter })
  return new Response(bodyFor(request, problem), { status, headers })
}

/** Whether a browser asks if a named origin may send its request. */
export function isPreflight(request: Request, settings: AnswerSettings): boolean {
  return (
    request.method === 'OPTIONS' &&
    request.headers.has('access-control-request-method') &&
    namedOrigin(request, settings) !== undefined
  )
}

/** Lets a named origin send its POST, with the headers that its host adds to the request. */
export function answerPreflight(request: Request, settings: AnswerSettings): Response {
  const headers = commonHeaders(request, settings)
  const asked = request.headers.get('access-control-request-headers') ?? ''
  headers.set('access-control-allow-methods', 'POST')
  headers.set('access-control-allow-headers', asked || 'content-type')
  headers.set('access-control-max-age', '600')
  return new Response(null, { status: 204, headers })
}

function commonHeaders(request: Request, settings: AnswerSettings): Headers {
  const headers = new Headers(onEveryAnswer)
  const origin = namedOrigin(request, settings)
  if (origin !== undefined) {
    headers.set('access-control-allow-origin', origin)
    headers.set('access-control-allow-credentials', 'true')
    headers.set('access-control-expose-headers', 'Retry-After')
  }
  return headers
}

function namedOrigin(request: Request, { allowedOrigins }: AnswerSettings): string | undefined {
  const origin = request.headers.get('origin')
  return origin !== null && allowedOrigins?.includes(origin) ? origin : undefined
}

function redirect(location: string, headers: Headers): Response {
  headers.set('location', location)
  return new Response(null, { status: 303, headers })
}

function bodyFor(request: Request, text: string): string | null {
  return request.method === 'HEAD' ? null : text
}

function isForm(request: Request): boolean {
  return request.method === 'POST' && mediaType(request) === formMediaType
}

function wantsPage(request: Request): boolean {
  if (isForm(request)) return true
  const declared = mediaType(request) === 'application/json'
  return !declared && (request.headers.get('accept') ?? '').includes('text/html')
}

function errorLocation(errorRedirect: string, code: string, visit: Visit): string {
  const url = new URL(errorRedirect, visit.appOrigin)
  url.searchParams.set(errorParameter, code)
  return url.origin === visit.appOrigin && !toldItsOrigin(visit)
    ? url.pathname + url.search + url.hash
    : url.href
}

function wayBack(visit: Visit): string {
  const { returnUrl, request, appOrigin } = visit
  const page = returnUrl ?? trustedUrl(request.headers.get('referer'), [appOrigin])
  return page ?? (toldItsOrigin(visit) ? `${appOrigin}/` : '/')
}

// A request that names no origin came from the route's own, whose public name may be known to the
// browser alone: there a path is right and an absolute URL could be an inner address.
function toldItsOrigin({ request, appOrigin }: Visit): boolean {
  return request.headers.get('origin') === appOrigin
}
