import { docsUrl } from '../../contract/docsUrl.ts'
import { answerThrough } from '../withoutAdapter/answerThrough.ts'

/**
 * Returns what answers for a handler that was called with something other than Node's request and
 * response. It answers 500 through whatever it was given, so that no request hangs, and tells the
 * developer once in the console.
 */
export function createMisuseAnswer(): (first: unknown, second: unknown) => unknown {
  let told = false

  return (first, second) => {
    if (!told) console.error(`${howToCall} See ${docsUrl}/hosts.md`)
    told = true
    return answerThrough(first, second, {
      status: 500,
      headers: { 'cache-control': 'no-store', 'content-type': 'text/plain' },
      body: 'Internal Server Error',
    })
  }
}

const howToCall =
  "[@marginfront/react] The handler of toNodeHandler was called without Node's request and " +
  'response, so it answered 500 and minted nothing. In Fastify, call reply.hijack() and then ' +
  'handler(request.raw, reply.raw). In Koa, set ctx.respond = false and call handler(ctx.req, ' +
  'ctx.res). Where the framework has a web Request, call the route itself, without toNodeHandler.'
