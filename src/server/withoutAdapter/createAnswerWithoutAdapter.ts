import { docsUrl } from '../../contract/docsUrl.ts'
import { answerThrough } from './answerThrough.ts'

/**
 * Answers where a route was called with something other than a web `Request`.
 *
 * @param request the first argument that the route was called with
 * @param context the second one
 * @param answer what to answer
 * @returns what the route has to return: `answer` itself, unless the framework wants its own kind,
 *   which no type of a route could tell
 */
export type AnswerWithoutAdapter = (
  request: unknown,
  context: unknown,
  answer: Response,
) => Promise<Response>

/**
 * Returns what answers for a route that was mounted without its adapter. It sends the answer
 * through whatever the framework handed over, so that no request hangs, tells the developer once
 * in the console, and never rejects.
 */
export function createAnswerWithoutAdapter(): AnswerWithoutAdapter {
  let told = false

  return async (request, context, answer) => {
    if (!told) console.error(`${howToMount} See ${docsUrl}/hosts.md`)
    told = true
    try {
      const { status, headers } = answer
      const body = await answer.clone().text()
      const plain = { status, headers: Object.fromEntries(headers), body }
      return (answerThrough(request, context, plain) ?? answer) as Response
    } catch {
      return answer
    }
  }
}

const howToMount =
  '[@marginfront/react] A route was called with something other than a web Request, so it ' +
  'answered 500 and did nothing else. On Node (http, Express, Koa, Fastify, hapi, Next Pages), ' +
  'wrap it once: toNodeHandler(route), from @marginfront/react/server/node. Anywhere else, pass ' +
  'it the Request, such as route(c.req.raw) in Hono.'
