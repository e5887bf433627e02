import { answerFailure } from '../answers/answerFailure.ts'
import { answerLink } from '../answers/answerLink.ts'
import { toResponse, type Answer } from '../answers/Answer.ts'
import { answerPreflight, isPreflight } from '../answers/answerPreflight.ts'
import { createReporter } from '../events/createReporter.ts'
import { beginVisit } from '../events/Visit.ts'
import type { OriginVerdict } from '../guards/judgeOrigin.ts'
import { judgeOriginOrMethod } from '../guards/judgeOriginOrMethod.ts'
import { formMediaType, jsonMediaType } from '../guards/mediaType.ts'
import { readFields } from '../guards/readFields.ts'
import { requireMethod } from '../guards/requireMethod.ts'
import { requireTrustedOrigin } from '../guards/requireTrustedOrigin.ts'
import { contextFrom } from '../host/ContextParameter.ts'
import type { AdaptedRequest, Incoming } from '../incoming/Incoming.ts'
import { isRequest } from '../incoming/isRequest.ts'
import { answerWithoutAdapter } from '../withoutAdapter/answerWithoutAdapter.ts'
import { RouteFailure } from '../RouteFailure.ts'
import { createNamedCustomerWarning } from './createNamedCustomerWarning.ts'
import { createPortalOpener } from './createPortalOpener.ts'
import type { PortalRoute, PortalRouteOptions } from './options/PortalRouteOptions.ts'
import { readRouteOptions } from './options/readRouteOptions.ts'
import { markOwnRoute } from './ownRoute.ts'
import { returnUrlRuleOf } from '../guards/returnUrlRuleOf.ts'

const methods = ['POST']
const mediaTypes = [jsonMediaType, formMediaType] as const
const requirePost = (request: Incoming) => requireMethod(request, methods)
const ifWithoutOrigin =
  'if it is from a native app that signs in with a bearer token, set allowRequestsWithoutOrigin'

/**
 * Creates the backend route that takes the signed-in customer to their own MarginFront portal. It
 * mints one fresh link for each POST and hands it over: as JSON to a script, as a redirect to a
 * plain form.
 *
 * The request must come from the app itself, and its sender must be known to `resolveCustomer`;
 * the body never names a customer. A link that can no longer be delivered is revoked. A failure
 * answers with a `code` of the closed list ({@link RouteErrorCode}); the reason is for `onEvent` alone.
 *
 * Mount it for POST; for an app on another origin (`allowedOrigins`) for OPTIONS too.
 *
 * @throws TypeError when an option cannot be used, with the option's name. The secret key, and what is
 * handed to the client with it (`baseUrl`, `fetch`, `logging`, `telemetry`), are first looked at when a
 * request needs them: a missing or wrong one answers `misconfigured`.
 *
 * @example
 * // app/api/billing-portal/route.ts, with the secret key in MF_API_SECRET_KEY
 * import { createPortalRoute } from '@marginfront/react/server'
 *
 * export const POST = createPortalRoute({
 *   async resolveCustomer({ request }) {
 *     const user = await currentUser(request)
 *     return user ? { customerExternalId: user.accountId } : 'unauthenticated'
 *   },
 * })
 */
export function createPortalRoute<Context = unknown>(
  options: PortalRouteOptions<Context>,
): PortalRoute<Context> {
  const settings = readRouteOptions(options)
  const reportOn = createReporter(settings.onEvent)
  const openPortal = createPortalOpener(settings)
  const warnOfNamedCustomer = createNamedCustomerWarning()

  async function answer(request: Request | AdaptedRequest, given: unknown): Promise<Answer> {
    const visit = beginVisit<Context, Request>(request, contextFrom<Context>(given))
    const report = reportOn(visit)
    let origin: OriginVerdict | undefined
    try {
      origin = await judgeOriginOrMethod(request, visit.args, settings, requirePost)
      const to = { request, corsOrigin: origin.corsOrigin }
      if (isPreflight(to)) return answerPreflight(to, methods, ['content-type'])
      requirePost(request)
      requireTrustedOrigin(request, origin, ifWithoutOrigin)

      const fields = await readFields(request, settings, mediaTypes)
      const { returnUrl, customerId, customerExternalId } = fields
      if ((customerId ?? customerExternalId) !== undefined) warnOfNamedCustomer()

      const returnUrlRule = returnUrlRuleOf(visit.args, origin, settings)
      const link = await openPortal(visit, report, { returnUrl, returnUrlRule })
      return answerLink(to, link)
    } catch (error) {
      const failure = RouteFailure.from(error)
      report.failure(failure)
      const { requestId } = visit
      const { returnUrl } = visit.facts
      const { errorRedirect } = settings
      return answerFailure(failure, { request, requestId, origin, errorRedirect, returnUrl })
    }
  }

  const route: PortalRoute<Context> = (request, ...[context]) =>
    isRequest(request)
      ? answer(request, context).then(toResponse)
      : answerWithoutAdapter(request, context)
  return markOwnRoute(route, answer)
}
