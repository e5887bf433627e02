import { errorParameter } from '../../contract/errorParameter.ts'
import { trustedUrl } from '../../contract/trustedUrl.ts'
import type { OriginVerdict } from '../guards/judgeOrigin.ts'
import { isForm, mediaType } from '../guards/mediaType.ts'
import type { Incoming } from '../incoming/Incoming.ts'
import { isRootedPath, unknownApp } from '../urls/inApp.ts'
import type { RouteFailure } from '../RouteFailure.ts'
import type { Answer } from './Answer.ts'
import { answerProblem, failureHeaders } from './answerProblem.ts'
import { errorPage } from './errorPage.ts'
import { page, redirect } from './responses.ts'

/** The request that failed, and what was known of it by then. */
export interface FailedRequest {
  request: Incoming
  requestId: string
  /** Missing where not even that could be found out. */
  origin?: OriginVerdict | undefined
  /** Where the person came from, once it has been checked. */
  returnUrl?: string | undefined
  /** Where a failed form is sent instead of getting a page. */
  errorRedirect?: string | undefined
}

/** Says what went wrong and nothing of why: in a problem document, on a page, or by a redirect. */
export function answerFailure(failure: RouteFailure, failed: FailedRequest): Answer {
  const { request, requestId, origin, errorRedirect } = failed
  const { publicCode: code, status, sentence, retryAfter } = failure
  const to = { request, corsOrigin: origin?.corsOrigin }

  if (errorRedirect !== undefined && isForm(request) && origin?.isTrusted) {
    return redirect(to, errorLocation(errorRedirect, code, origin))
  }
  if (wantsPage(request)) {
    const text = { sentence, retryAfter, requestId, wayBack: wayBack(failed) }
    return page(to, errorPage(text), { status, headers: failureHeaders(failure) })
  }
  return answerProblem(to, failure, requestId)
}

function wantsPage(request: Incoming): boolean {
  if (isForm(request)) return true
  const declared = mediaType(request) === 'application/json'
  return !declared && (request.headers.get('accept') ?? '').includes('text/html')
}

// A form that names no origin came from the route's own, whose public name may be known to the
// browser alone: there a path is right, and an absolute URL could be an inner address.
function errorLocation(errorRedirect: string, code: string, { askedFrom }: OriginVerdict): string {
  const url = new URL(errorRedirect, askedFrom ?? unknownApp)
  url.searchParams.set(errorParameter, code)
  return askedFrom === undefined && isRootedPath(errorRedirect)
    ? url.pathname + url.search + url.hash
    : url.href
}

function wayBack({ request, origin, returnUrl }: FailedRequest): string {
  const { askedFrom, appOrigin } = origin ?? {}
  const own = appOrigin === undefined ? [] : [appOrigin]
  const before = trustedUrl(request.headers.get('referer'), own, { httpOrigins: own })
  return returnUrl ?? before ?? `${askedFrom ?? ''}/`
}
