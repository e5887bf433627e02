import type { RouteErrorCode } from '../../contract/errorTable.ts'
import type { AnswerCode } from '../failureOf.ts'
import { RouteFailure, wholeSeconds, type RouteFailureDetails } from '../RouteFailure.ts'
import { readUpstreamError, type UpstreamFacts } from './readUpstreamError.ts'

/** Makes a failure, given what was seen and what lies underneath. */
type FailureMaker<Code extends AnswerCode> = (
  seen: string,
  details: RouteFailureDetails,
) => RouteFailure<Code>

/** What those answers of MarginFront's mean whose meaning depends on the call. */
export interface CallMeaning<Code extends AnswerCode = RouteErrorCode> {
  /** A 404. */
  notFound: FailureMaker<Code>
  /** A 400 or a 422. */
  rejected: FailureMaker<Code>
}

/**
 * Turns what a MarginFront client threw into a failure of ours, which says what happened, why it
 * matters and how to fix it, with the status, the API's request id or the errno.
 */
export function upstreamFailure<Code extends AnswerCode = RouteErrorCode>(
  error: unknown,
  { notFound, rejected }: CallMeaning<Code>,
): RouteFailure<Code | RouteErrorCode> {
  const upstream = readUpstreamError(error)
  const { kind, retryAfter, own } = upstream
  const seen = seenOf(upstream)
  const details = own ? { cause: own } : {}

  switch (kind) {
    case 'key_refused':
      return new RouteFailure(
        'misconfigured',
        `MarginFront refused the secret key${seen}, so no call to MarginFront can succeed. Check ` +
          'that MF_API_SECRET_KEY, or the secretKey option, is a complete mf_sk_ key that is not ' +
          'revoked and belongs to this environment.',
        details,
      )
    case 'not_found':
      return notFound(seen, details)
    case 'rejected':
      return rejected(seen, details)
    case 'rate_limited':
      return new RouteFailure(
        'rate_limited',
        `MarginFront is rate limiting this key${seen}, so ${waitOf(upstream)}. If this goes on, ` +
          'find out what sends so many requests, or ask MarginFront for a higher limit.',
        { retryAfter, ...details },
      )
    case 'timed_out':
      return new RouteFailure(
        'upstream_timeout',
        own
          ? own.message + idOf(upstream)
          : 'MarginFront did not answer in time, so it is not known what was done. Check ' +
              "MarginFront's status, or give the client a longer timeout.",
        details,
      )
    case 'misconfigured':
      return new RouteFailure(
        'misconfigured',
        own ? own.message + idOf(upstream) : atWrongAddress,
        details,
      )
    case 'failed':
      return new RouteFailure('upstream_error', whatFailed(upstream), {
        retryAfter,
        // Like MarginFront, the route is only unavailable for as long as it says.
        ...(asksToWait(upstream) && { status: 503 }),
        ...details,
      })
  }
}

const atWrongAddress =
  'The MarginFront client cannot work as it is set up, so no call to MarginFront can succeed. ' +
  "Check its key and its base URL: MarginFront's own ends in /v1."

function whatFailed(upstream: UpstreamFacts): string {
  const { own, status, requestId } = upstream
  if (own && own.code !== 'server_error') return own.message + idOf(upstream)
  if (asksToWait(upstream)) {
    return (
      `MarginFront is temporarily unavailable${seenOf(upstream)}, so ${waitOf(upstream)}. If this goes ` +
      "on, check MarginFront's status."
    )
  }
  return status === undefined
    ? `MarginFront could not be reached, or failed${seenOf(upstream)}, so it is not known what was ` +
        'done. Check the network, the address of its API, and its status.'
    : `MarginFront failed${seenOf(upstream)}, so it is not known whether the request was done. Try ` +
        'again later; if this goes on, check its status' +
        (requestId === undefined ? '.' : ', and ask MarginFront about that request.')
}

function asksToWait({ status, retryAfter }: UpstreamFacts): boolean {
  return status === 503 && retryAfter !== undefined
}

function waitOf({ retryAfter }: UpstreamFacts): string {
  const seconds = wholeSeconds(retryAfter)
  return `the person was asked to wait${seconds === undefined ? '' : ` ${seconds} s`}`
}

function seenOf({ status, requestId, errno }: UpstreamFacts): string {
  const facts = [
    ...(status === undefined ? [] : [`HTTP ${status}`]),
    ...(requestId === undefined ? [] : [`API request ${requestId}`]),
    ...(errno === undefined ? [] : [errno]),
  ]
  return facts.length === 0 ? '' : ` (${facts.join(', ')})`
}

function idOf({ requestId }: UpstreamFacts): string {
  return requestId === undefined ? '' : ` MarginFront's request id is ${requestId}.`
}
