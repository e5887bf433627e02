import { createReporter } from '../events/createReporter.ts'
import { beginVisit } from '../events/Visit.ts'
import { RouteFailure } from '../RouteFailure.ts'
import type { PortalLink } from '../sessions/PortalLink.ts'
import { createPortalOpener } from './createPortalOpener.ts'
import type {
  PortalAction,
  PortalActionOptions,
  PortalActionResult,
} from './options/PortalActionOptions.ts'
import { readActionOptions } from './options/readActionOptions.ts'
import { readActionArgs } from './readActionArgs.ts'
import { listRule } from '../guards/returnUrlRuleOf.ts'

/**
 * Creates a function that does what the portal route does, without HTTP: for server actions, tRPC
 * and GraphQL. It applies the same customer rule, limit and URL check, and revokes and reports in
 * the same way. Give its result to the button as it is, through `requestSession`.
 *
 * It does not know which site a call comes from. Keeping other sites out is up to your framework: see
 * its protection against cross-site request forgery.
 *
 * Wrap it in a function of your own rather than exporting it as a server action: what a browser
 * sends must not reach `context` or `request`, which `resolveCustomer` trusts.
 *
 * The action never throws: a failure resolves to `{ ok: false, code, retryAfter, requestId }`, and
 * only `onEvent` is told the reason.
 *
 * @throws TypeError when an option cannot be used, with the option's name. The secret key, and what is
 * handed to the client with it (`baseUrl`, `fetch`, `logging`, `telemetry`), are first looked at when a
 * call needs them: a missing or wrong one is `misconfigured`.
 *
 * @example
 * 'use server'
 * import { createPortalAction } from '@marginfront/react/server'
 *
 * const openBilling = createPortalAction({
 *   async resolveCustomer() {
 *     const user = await currentUser()
 *     return user ? { customerExternalId: user.accountId } : 'unauthenticated'
 *   },
 * })
 *
 * export async function openBillingPortal() {
 *   return openBilling()
 * }
 */
export function createPortalAction<Context = unknown>(
  options: PortalActionOptions<Context>,
): PortalAction<Context> {
  const settings = readActionOptions(options)
  const reportOn = createReporter(settings.onEvent)
  const openPortal = createPortalOpener(settings)
  const returnUrlRule = listRule(settings.allowedReturnOrigins)

  return async (...[given]) => {
    const { args, returnUrl, problem } = readActionArgs<Context>(given)
    const visit = beginVisit(args.request, args.context)
    const report = reportOn(visit)
    try {
      if (problem) throw problem
      return succeeded(await openPortal(visit, report, { returnUrl, returnUrlRule }))
    } catch (error) {
      const failure = RouteFailure.from(error)
      report.failure(failure)
      return failed(failure, visit.requestId)
    }
  }
}

function succeeded({ url, expiresAt }: PortalLink): PortalActionResult {
  return { ok: true, url, ...(expiresAt !== undefined && { expiresAt }) }
}

function failed({ publicCode, retryAfter }: RouteFailure, requestId: string): PortalActionResult {
  return { ok: false, code: publicCode, ...(retryAfter !== undefined && { retryAfter }), requestId }
}
