import type { Incoming } from '../incoming/Incoming.ts'
import type { Answer } from './Answer.ts'
import { errorPagePolicy } from './errorPage.ts'

/** The one file that makes answers, so that none goes without the headers of all. */
const onEveryAnswer = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  vary: 'Origin, Cookie',
}

/** Who an answer goes to. */
export interface Recipient {
  request: Incoming
  /** The origin that may read the answer from its pages, with credentials. */
  corsOrigin: string | undefined
}

/** What an answer says besides its body. */
export interface AnswerInit {
  status?: number
  headers?: Record<string, string>
}

/** Answers with JSON. */
export function json(to: Recipient, value: unknown, init: AnswerInit = {}): Answer {
  return answer(to, JSON.stringify(value), init, { 'content-type': 'application/json' })
}

/** Answers with a problem document of RFC 9457, even where nothing is known of who asked. */
export function problem(to: Partial<Recipient>, document: object, init: AnswerInit): Answer {
  const type = { 'content-type': 'application/problem+json' }
  return answer(to, JSON.stringify(document), init, type)
}

/** Answers with a page that can do nothing. */
export function page(to: Recipient, html: string, init: AnswerInit): Answer {
  const own = {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': errorPagePolicy,
  }
  return answer(to, html, init, own)
}

/** Sends a form on to another address. */
export function redirect(to: Recipient, location: string): Answer {
  return answer(to, null, { status: 303 }, { location })
}

/** Answers with nothing but headers. */
export function empty(to: Recipient, headers: Record<string, string> = {}): Answer {
  return answer(to, null, { status: 204 }, headers)
}

function answer(
  { request, corsOrigin }: Partial<Recipient>,
  body: string | null,
  { status = 200, headers: extra }: AnswerInit,
  own: Record<string, string>,
): Answer {
  const headers: Record<string, string> = { ...onEveryAnswer, ...extra, ...own }
  if (corsOrigin !== undefined) {
    headers['access-control-allow-origin'] = corsOrigin
    headers['access-control-allow-credentials'] = 'true'
    headers['access-control-expose-headers'] = 'Retry-After, Date'
  }
  return { status, headers, body: request?.method === 'HEAD' ? null : body }
}
