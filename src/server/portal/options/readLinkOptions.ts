import { hostFunction, hostOption } from '../../host/hostFunction.ts'
import { readMarginFrontOptions } from '../../upstream/readMarginFrontOptions.ts'
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
  const shared = readMarginFrontOptions(creator, options, ['create', 'revoke'])
  const { checks, timeout } = shared
  const { resolveCustomer, onEvent, rateLimit, returnUrl, features } = options
  checks.isFunction('resolveCustomer', resolveCustomer, 'Pass one that says whose billing it is.')
  if (onEvent !== undefined) checks.isFunction('onEvent', onEvent)
  if (rateLimit) checks.isFunction('rateLimit', rateLimit)
  if (returnUrl !== undefined && typeof returnUrl !== 'function') {
    checks.isUrl('returnUrl', returnUrl)
  }
  return {
    ...shared,
    onEvent,
    resolveCustomer: hostFunction('resolveCustomer', resolveCustomer, timeout),
    returnUrl: hostOption('returnUrl', returnUrl, timeout),
    features: hostOption('features', features, timeout),
    rateLimit:
      rateLimit === false
        ? rateLimit
        : hostFunction('rateLimit', rateLimit ?? createMemoryRateLimit(), timeout),
  } as const
}

/** The shared options as they are used. */
export type LinkSettings<Context, Asked extends Request | undefined> = ReturnType<
  typeof readLinkOptions<Context, Asked>
>
