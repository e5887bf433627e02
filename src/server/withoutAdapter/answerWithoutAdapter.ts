import { toResponse } from '../answers/Answer.ts'
import { answerProblem } from '../answers/answerProblem.ts'
import { operatorLine } from '../events/operatorLine.ts'
import { callQuietly } from '../marginfront/logging/callQuietly.ts'
import { RouteFailure } from '../RouteFailure.ts'
import { answerThrough } from './answerThrough.ts'

/**
 * Answers where a route was called with something other than a web `Request`: 500, through whatever
 * the framework handed over, so that no request hangs. It never rejects. Each time it tells the
 * console how to mend it, under the id that the answer has; `onEvent`, which gets the `Request`,
 * can hear of none.
 *
 * @param request the first argument that the route was called with
 * @param context the second one
 * @returns what the route has to return: a `Response`, unless the framework wants its own kind,
 *   which no type of a route could tell
 */
export async function answerWithoutAdapter(request: unknown, context: unknown): Promise<Response> {
  const failure = new RouteFailure('misconfigured', howToMount)
  const requestId = crypto.randomUUID()
  const { code, message: reason } = failure
  callQuietly(() => console.error(operatorLine({ code, reason, requestId })))
  const answer = answerProblem({}, failure, requestId)
  return (answerThrough(request, context, answer) ?? toResponse(answer)) as Response
}

const howToMount =
  'The route was called with something other than a web Request, so it answered 500 and did ' +
  'nothing else. On Node (http, Express, Koa, Fastify, hapi, Next Pages), wrap it once: ' +
  'toNodeHandler(route), from @marginfront/react/server/node. Anywhere else, pass it the Request, ' +
  'such as route(c.req.raw) in Hono.'
