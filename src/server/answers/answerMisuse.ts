import { RouteFailure } from '../RouteFailure.ts'
import { answerProblem } from './answerProblem.ts'

/** Answers where a route was called with no web `Request`, so that nothing is known of who asks. */
export function answerMisuse(): Response {
  const failure = new RouteFailure('misconfigured', 'The route was called without a web Request.')
  return answerProblem({}, failure, crypto.randomUUID())
}
