/**
 * The adapter for Node's `http` and everything built on it: Express, Fastify, Koa, Nest, Next Pages.
 * @module
 */
import type { NodeRequest, NodeResponse } from './node/messages.ts'
import { sendResponse } from './node/sendResponse.ts'
import { toRequest } from './node/toRequest.ts'
import { trackAnswer } from './node/trackAnswer.ts'
import type { PortalRoute } from './portal/options/PortalRouteOptions.ts'

export type { NodeRequest, NodeResponse } from './node/messages.ts'

/** What a route gets as its context under {@link toNodeHandler}: what middleware left behind. */
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

/** What {@link toNodeHandler} gives; `next` hears of an error, as in Express. */
export type NodeHandler<Req extends NodeRequest, Res extends NodeResponse> = (
  req: Req,
  res: Res,
  next?: (error?: unknown) => void,
) => Promise<void>

/**
 * Turns a portal route into a handler for Node's `http` and the frameworks built on it.
 *
 * It works before and after a body parser: the stream is read where nobody has, else `req.body`.
 * (Fastify and Koa keep the parsed body elsewhere: put it on the raw request first.) When the
 * browser hangs up, the request's signal aborts, so that the route revokes the link; it also does
 * when the answer was on its way already, or was lost to another that the host sent before.
 *
 * The promise never rejects: an error of the route goes to `next`, or answers 500 without detail.
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
  return async (req, res, next) => {
    const hungUp = hangUpSignal(req, res)
    const { completed, settleWritten } = trackAnswer(res, hungUp)
    try {
      const response = await route(toRequest(req, hungUp), { req, res, completed })
      settleWritten(await sendResponse(response, req, res))
    } catch (error) {
      settleWritten(false)
      if (next) next(error)
      else sendServerError(res)
    }
  }
}

// What nobody else can answer; where something was sent already, only the end is left.
function sendServerError(res: NodeResponse): void {
  if (!res.headersSent) res.statusCode = 500
  res.end()
}

function hangUpSignal(req: NodeRequest, res: NodeResponse): AbortSignal {
  const controller = new AbortController()
  const hungUp = () => controller.abort(new Error('The browser hung up.'))
  if (res.destroyed) hungUp()
  // HTTP/2 calls even a response that was cut off finished, but says that it was aborted.
  req.once('aborted', hungUp)
  res.once('close', () => {
    if (!res.writableFinished) hungUp()
  })
  return controller.signal
}
