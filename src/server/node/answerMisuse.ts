import { docsUrl } from '../../contract/docsUrl.ts'
import { callQuietly } from '../marginfront/logging/callQuietly.ts'
import { answerThrough } from '../withoutAdapter/answerThrough.ts'

/**
 * Answers where a handler was called with something other than Node's request and response: 500,
 * through whatever it was given, so that no request hangs. Each time it tells the console how to
 * mend it.
 */
export function answerMisuse(first: unknown, second: unknown): unknown {
  callQuietly(() => console.error(`${howToCall} See ${docsUrl}/hosts.md`))
  return answerThrough(first, second, {
    status: 500,
    headers: { 'cache-control': 'no-store', 'content-type': 'text/plain' },
    body: 'Internal Server Error',
  })
}

const howToCall =
  "[@marginfront/react] The handler of toNodeHandler was called without Node's request and " +
  'response, so it answered 500 and did nothing else. In Fastify, call reply.hijack() and then ' +
  'handler(request.raw, reply.raw). In Koa, set ctx.respond = false and call handler(ctx.req, ' +
  'ctx.res). Where the framework has a web Request, call the route itself, without toNodeHandler.'
