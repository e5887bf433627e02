import { toResponse, type Answer } from '../answers/Answer.ts'
import { answerPreflight, isPreflight } from '../answers/answerPreflight.ts'
import { answerProblem } from '../answers/answerProblem.ts'
import { createReporter } from '../events/createReporter.ts'
import { beginVisit } from '../events/Visit.ts'
import type { OriginVerdict } from '../guards/judgeOrigin.ts'
import { judgeOriginOrMethod } from '../guards/judgeOriginOrMethod.ts'
import { jsonMediaType } from '../guards/mediaType.ts'
import { readFields } from '../guards/readFields.ts'
import { requireTrustedOrigin } from '../guards/requireTrustedOrigin.ts'
import { contextFrom } from '../host/ContextParameter.ts'
import { isRequest } from '../incoming/isRequest.ts'
import { RouteFailure } from '../RouteFailure.ts'
import { answerWithoutAdapter } from '../withoutAdapter/answerWithoutAdapter.ts'
import { createDeskSessions } from './actions/createDeskSessions.ts'
import { createLinkMaker } from './actions/createLinkMaker.ts'
import { createRevoker } from './actions/createRevoker.ts'
import { createSessionReader } from './actions/createSessionReader.ts'
import type { DeskCall } from './actions/DeskCall.ts'
import type { PortalDeskRoute, PortalDeskRouteOptions } from './options/PortalDeskRouteOptions.ts'
import { readDeskOptions } from './options/readDeskOptions.ts'
import type { PortalDeskErrorCode, PortalDeskEvent } from './PortalDeskEvent.ts'
import { chooseAction } from './requests/chooseAction.ts'
import { findTarget } from './requests/findTarget.ts'
import { readFilter } from './requests/readFilter.ts'
import { readLinkRequest } from './requests/readLinkRequest.ts'

const methods = ['GET', 'POST', 'DELETE']
const headers = ['content-type', 'x-portal-desk']
const ifWithoutOrigin =
  "if it is your own app's, have it send the header X-Portal-Desk: 1, which the hooks of " +
  '@marginfront/react/desk do'

/**
 * Creates the backend route of a support desk, where the host's own staff see who has a portal link
 * and whether it was opened, cut one off, and hand out a new one. Mount it on `path` and on
 * everything below it:
 *
 * - `GET /` lists sessions, by `customerId` and `includeExpired`: `200 {"sessions": [...]}`
 * - `GET /:id` looks one up: `200`
 * - `POST /` makes a link, for one `customerId` or `customerExternalId`:
 *   `201 {"id","url","expiresAt"}`, or with `"deliver": true` `201 {"id","expiresAt","delivered":true}`
 * - `DELETE /:id` cuts one off: `204`, or `404 not_found` where it is gone already
 *
 * A request must come from the app itself, reads too, and `authorize` must let its sender in. A link
 * that can no longer be handed over is revoked. No answer holds a token, or a URL but that of the
 * link just made. A failure answers with a `code` of the closed list ({@link PortalDeskErrorCode})
 * and nothing of its reason, which only `onEvent` hears.
 *
 * @throws TypeError when an option cannot be used, with the option's name. The secret key, and what is
 * handed to the client with it (`baseUrl`, `fetch`, `logging`, `telemetry`), are first looked at when a
 * request needs them: a missing or wrong one answers `misconfigured`.
 *
 * @example
 * // app/api/portal-sessions/[[...id]]/route.ts, with the secret key in MF_API_SECRET_KEY
 * import { createPortalDeskRoute } from '@marginfront/react/server'
 *
 * const desk = createPortalDeskRoute({
 *   async authorize({ request }) {
 *     const user = await currentUser(request)
 *     if (!user) return 'unauthenticated'
 *     return user.roles.includes('support') ? { actor: user.email } : 'forbidden'
 *   },
 *   async audit({ action, actor, requestId, at, ...what }) {
 *     const whom = 'customer' in what ? what.customer : what.sessionId
 *     await auditLog.append({ action, actor, requestId, at, whom })
 *   },
 * })
 *
 * // OPTIONS is for a page on another origin, which is named in allowedOrigins.
 * export { desk as GET, desk as POST, desk as DELETE, desk as OPTIONS }
 */
export function createPortalDeskRoute<Context = unknown>(
  options: PortalDeskRouteOptions<Context>,
): PortalDeskRoute<Context> {
  const settings = readDeskOptions(options)
  const reportOn = createReporter<PortalDeskEvent, Context, Request>(settings.onEvent)
  const deskSessions = createDeskSessions(settings)
  const reader = createSessionReader(deskSessions)
  const createLink = createLinkMaker(deskSessions)
  const revoke = createRevoker(deskSessions)

  const choose = (request: Request) => chooseAction(request, findTarget(request.url, settings.path))

  async function answer(request: Request, context: unknown): Promise<Answer> {
    const visit = beginVisit(request, contextFrom<Context>(context))
    const report = reportOn(visit)
    let origin: OriginVerdict | undefined
    try {
      origin = await judgeOriginOrMethod(request, visit.args, settings, choose)
      const to = { request, corsOrigin: origin.corsOrigin }
      if (isPreflight(to)) return answerPreflight(to, methods, headers)

      const { action, sessionId } = choose(request)
      visit.learn({ action })
      requireTrustedOrigin(request, origin, ifWithoutOrigin)
      const fields = action === 'create' ? await readFields(request, settings, [jsonMediaType]) : {}

      const actor = await settings.authorize(Object.freeze({ ...visit.args, action }))
      visit.learn({ actor, ...(sessionId !== undefined && { sessionId }) })
      const call: DeskCall<Context> = { visit, report, origin, actor, to }

      switch (action) {
        case 'list':
          return await reader.list(call, readFilter(request.url))
        case 'get':
          return await reader.get(call, sessionId)
        case 'create':
          return await createLink(call, readLinkRequest(fields))
        case 'revoke':
          return await revoke(call, sessionId)
      }
    } catch (error) {
      const failure = RouteFailure.from<PortalDeskErrorCode>(error)
      report.failure(failure)
      return answerProblem({ request, corsOrigin: origin?.corsOrigin }, failure, visit.requestId)
    }
  }

  return (request, ...[context]) =>
    isRequest(request)
      ? answer(request, context).then(toResponse)
      : answerWithoutAdapter(request, context)
}
