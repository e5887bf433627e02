import { chooseReturnUrl } from './chooseReturnUrl.ts'
import { createClientOpener } from './createClientOpener.ts'
import { createVisitReporter } from './createVisitReporter.ts'
import { deliverOrRevoke } from './deliverOrRevoke.ts'
import { identifyCustomer } from './identifyCustomer.ts'
import { keepSessions } from './keepSessions.ts'
import type { PortalRoute, PortalRouteOptions } from './PortalRouteOptions.ts'
import { readPortalRequest } from './readPortalRequest.ts'
import { readPortalRouteOptions } from './readPortalRouteOptions.ts'
import { requirePost } from './requirePost.ts'
import { requireTrustedOrigin } from './requireTrustedOrigin.ts'
import { requireWithinLimit } from './requireWithinLimit.ts'
import { answerFailure, answerLink, answerPreflight, isPreflight } from './respond.ts'
import { toRouteFailure } from './toRouteFailure.ts'
import { beginVisit } from './Visit.ts'
import { warnOfNamedCustomer } from './warnOfNamedCustomer.ts'

/**
 * Creates the backend route that takes the signed-in customer to their own MarginFront portal. It
 * mints one fresh link for each POST and hands it over: as JSON to a script, as a redirect to a
 * plain form.
 *
 * The request must come from the app itself, and its sender must be known to `resolveCustomer`;
 * the body never names a customer. A link that can no longer be delivered is revoked. A failure
 * answers with a `code` of the closed list ({@link RouteErrorCode}) and nothing of its reason,
 * which only `onEvent` hears.
 *
 * Mount it for POST; for an app on another origin (`allowedOrigins`) for OPTIONS too.
 *
 * @throws TypeError when an option cannot be used, with the option's name. The secret key is first
 * read when a request needs it: a missing or wrong one answers `misconfigured`.
 *
 * @example
 * // app/api/billing-portal/route.ts, with the secret key in MF_API_SECRET_KEY
 * import { createPortalRoute } from '@marginfront/react/server'
 *
 * export const POST = createPortalRoute({
 *   async resolveCustomer(request) {
 *     const user = await currentUser(request)
 *     return user ? { customerExternalId: user.accountId } : 'unauthenticated'
 *   },
 * })
 */
export function createPortalRoute<Context = unknown>(
  options: PortalRouteOptions<Context>,
): PortalRoute<Context> {
  const settings = readPortalRouteOptions(options)
  const openClient = createClientOpener(settings)
  const reportOn = createVisitReporter(settings.onEvent)
  const warn = warnOfNamedCustomer()

  return async (request, optionalContext) => {
    // A host that gives its context a type also gives it a value.
    const context = optionalContext as Context
    const visit = beginVisit(request, settings)
    const report = reportOn(visit, context)
    try {
      if (isPreflight(request, settings)) return answerPreflight(request, settings)
      requirePost(request)
      visit.appOrigin = requireTrustedOrigin(request, settings) ?? visit.appOrigin

      const body = await readPortalRequest(request, settings)
      if (body.namesCustomer) warn()

      const customer = identifyCustomer(await settings.resolveCustomer(request, context))
      visit.customer = customer

      const preferred = await settings.returnUrl(request, context, customer)
      const returnUrl = chooseReturnUrl(preferred, body.returnUrl, visit, settings)
      visit.returnUrl = returnUrl

      await requireWithinLimit(settings.rateLimit, customer, request)

      const features = await settings.features(customer)
      const client = await openClient(context)
      const delivery = { ...settings, client, context, report, signal: request.signal }
      const sessions = keepSessions(delivery)
      const minting = sessions.mint({ ...customer, returnUrl, features })
      const link = await deliverOrRevoke(minting, { ...delivery, ...sessions })
      report.minted(link.sessionId)
      return answerLink(visit, link, settings)
    } catch (error) {
      const failure = toRouteFailure(error)
      report.failure(failure)
      return answerFailure(visit, failure, settings)
    }
  }
}
