import { RouteFailure } from '../RouteFailure.ts'
import { problemOf } from './problemOf.ts'
import { problem } from './responses.ts'

/** Answers where a route was called with no web `Request`, so that nothing is known of who asks. */
export function answerMisuse(): Response {
  const failure = new RouteFailure('misconfigured', 'The route was called without a web Request.')
  return problem({}, problemOf(failure, crypto.randomUUID()), { status: failure.status })
}
