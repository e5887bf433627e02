import { defaultPortalOrigins } from '../../../contract/defaultPortalOrigins.ts'
import { hostFunction, hostOption } from '../../host/hostFunction.ts'
import { createOptionChecks, type OptionChecks } from '../../host/optionChecks.ts'
import { readSecretKey } from '../../upstream/secretKeyOption.ts'
import { createMemoryRateLimit } from '../createMemoryRateLimit.ts'
import type { PortalLinkOptions } from './PortalLinkOptions.ts'

/**
 * Checks the options that the route and the action share, fills in the defaults, and makes
 * functions of what the host may give as one. Throws a `TypeError` that names the option. The
 * secret key is not looked at: a build may not have it.
 *
 * @param creator the function that the host calls, for messages
 */
export function readLinkOptions<Context, Asked extends Request | undefined>(
  creator: string,
  options: PortalLinkOptions<Context, Asked>,
) {
  const checks = createOptionChecks(creator)
  const { resolveCustomer, onEvent, rateLimit, client, returnUrl, features } = options
  const { baseUrl, fetch, logging, telemetry } = options
  checks.isFunction('resolveCustomer', resolveCustomer, 'Pass one that says whose billing it is.')
  if (onEvent !== undefined) checks.isFunction('onEvent', onEvent)
  if (rateLimit) checks.isFunction('rateLimit', rateLimit)
  if (client !== undefined) checkClient(client, checks)
  if (returnUrl !== undefined && typeof returnUrl !== 'function') {
    checks.isUrl('returnUrl', returnUrl)
  }
  const timeout = checks.milliseconds('timeout', options.timeout ?? 10_000)
  return {
    creator,
    checks,
    timeout,
    client,
    onEvent,
    clientOptions: { baseUrl, fetch, logging, telemetry },
    resolveCustomer: hostFunction('resolveCustomer', resolveCustomer, timeout),
    returnUrl: hostOption('returnUrl', returnUrl, timeout),
    features: hostOption('features', features, timeout),
    secretKey: readSecretKey(options, timeout),
    rateLimit:
      rateLimit === false
        ? rateLimit
        : hostFunction('rateLimit', rateLimit ?? createMemoryRateLimit(), timeout),
    portalOrigins:
      checks.urlOrigins('portalOrigins', options.portalOrigins) ?? defaultPortalOrigins,
  } as const
}

/** The shared options as they are used. */
export type LinkSettings<Context, Asked extends Request | undefined> = ReturnType<
  typeof readLinkOptions<Context, Asked>
>

function checkClient(
  client: PortalLinkOptions<unknown, undefined>['client'],
  checks: OptionChecks,
) {
  const { create, revoke } = client?.portalSessions ?? {}
  if (typeof create === 'function' && typeof revoke === 'function') return
  checks.refuse(
    'client',
    'needs portalSessions.create and portalSessions.revoke: without the second, a link that ' +
      'cannot be delivered would stay alive. Pass a MarginFrontClient, or leave it out and set ' +
      'MF_API_SECRET_KEY.',
  )
}
