import { answerInPartsOf } from '../portal/ownRoute.ts'
import type { PortalRoute } from '../portal/options/PortalRouteOptions.ts'
import { callQuietly } from '../marginfront/logging/callQuietly.ts'
import { answerMisuse } from './answerMisuse.ts'
import { isNodeExchange, type NodeRequest, type NodeResponse } from './messages.ts'
import { sendAnswer, sendResponse } from './sendResponse.ts'
import { toRequest } from './toRequest.ts'
import { trackAnswer } from './trackAnswer.ts'
import { isUnread, UnreadRequest } from './UnreadRequest.ts'

/** The context of a route under {@link toNodeHandler}: what middleware left behind. */
export interface NodeContext<
  Req extends NodeRequest = NodeRequest,
  Res extends NodeResponse = NodeResponse,
> {
  /** Node's own request, with `user`, `session` and whatever else middleware put on it. */
  req: Req
  /** Node's own response. Leave the answering to the route. */
  res: Res
  /** Rejects when the route's answer did not go out whole: the route then revokes the link. */
  completed: Promise<void>
}

/** What {@link toNodeHandler} returns; `next` receives an error, as in Express. */
export type NodeHandler<Req extends NodeRequest, Res extends NodeResponse> = (
  req: Req,
  res: Res,
  next?: (error?: unknown) => void,
) => Promise<void>

/** Every handler that was made, to tell one from a route. */
const handlers = new WeakSet<object>()

/**
 * Returns a handler for Node's `http`, and for the frameworks built on it, that serves the route.
 *
 * It works before and after a body parser: the stream is read if nobody has read it yet, otherwise
 * `req.rawBody` or `req.body` is used. (Fastify and Koa keep the parsed body elsewhere: put it on
 * the raw request first.) When the browser hangs up, the request's signal aborts and the route
 * revokes the link. It also does so when the answer was cut off on its way, or when the host had
 * already sent another. An answer whose response finished counts as delivered, in Lambda adapters
 * and test injectors too.
 *
 * The promise never rejects. A route of this package throws nothing; what a function around one throws
 * goes to `next`, or answers 500 without detail and is told in the console.
 *
 * @throws {TypeError} if it is given anything but a route
 *
 * @example
 * // Express
 * import { createPortalRoute } from '@marginfront/react/server'
 * import { toNodeHandler, type NodeContext } from '@marginfront/react/server/node'
 *
 * const route = createPortalRoute<NodeContext<express.Request, express.Response>>({
 *   resolveCustomer: ({ context: { req } }) =>
 *     req.user ? { customerExternalId: req.user.accountId } : 'unauthenticated',
 * })
 * app.all('/api/billing-portal', toNodeHandler(route))
 *
 * @example
 * // Fastify, in a scope of its own whose one parser leaves the body for the route
 * app.register(async (scope) => {
 *   scope.removeAllContentTypeParsers()
 *   scope.addContentTypeParser('*', (_request, _payload, done) => done(null))
 *   scope.all('/api/billing-portal', (request, reply) => {
 *     reply.hijack()
 *     return handler(request.raw, reply.raw)
 *   })
 * })
 */
export function toNodeHandler<
  Req extends NodeRequest = NodeRequest,
  Res extends NodeResponse = NodeResponse,
>(route: PortalRoute<NodeContext<Req, Res>>): NodeHandler<Req, Res> {
  requireRoute(route)
  const answerInParts = answerInPartsOf(route)

  const handler: NodeHandler<Req, Res> = async (req, res, next) => {
    // Frameworks such as Fastify wait for what this returns.
    if (!isNodeExchange(req, res)) return answerMisuse(req, res) as void
    const track = trackAnswer(req, res)
    const context = { req, res, completed: track.completed }
    try {
      if (answerInParts && isUnread(req)) {
        const answer = await answerInParts(new UnreadRequest(req, track), context)
        track.settleWritten(sendAnswer(answer, res))
      } else {
        const response = await route(toRequest(req, track.hangUpSignal()), context)
        track.settleWritten(await sendResponse(response, req, res))
      }
    } catch (error) {
      track.settleWritten(false)
      if (next) return next(error)
      callQuietly(() => console.error(routeThrew, error))
      sendServerError(res)
    }
  }
  handlers.add(handler)
  return handler
}

const routeThrew =
  '[@marginfront/react] What was given to toNodeHandler threw an error, so it answered 500. The ' +
  'error follows.'

function requireRoute(route: unknown): void {
  if (typeof route === 'function' && !handlers.has(route)) return
  const got = typeof route === 'function' ? 'one of its own handlers' : nameOf(route)
  throw new TypeError(
    `toNodeHandler: expected a route, such as createPortalRoute returns, but got ${got}, which ` +
      'could not answer any request. Write toNodeHandler(createPortalRoute({ ... })).',
  )
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return String(value)
  return value instanceof Promise ? 'a promise' : `a value of type ${typeof value}`
}

// What nobody else can answer; where something was sent already, only the end is left.
function sendServerError(res: NodeResponse): void {
  try {
    if (!res.headersSent) res.statusCode = 500
    res.end()
  } catch {
    // What wraps `end` may have thrown before, and would throw again.
    res.destroy()
  }
}
