import { hostFunction, hostOption } from '../../host/hostFunction.ts'
import { featuresProblem } from '../../marginfront/checkParams.ts'
import { readMarginFrontOptions } from '../../upstream/readMarginFrontOptions.ts'
import { requireOk } from '../askRateLimit.ts'
import { createMemoryRateLimit } from '../createMemoryRateLimit.ts'
import { identifyCustomer } from '../identifyCustomer.ts'
import { isFeaturesOrNone, requireFeatures } from '../requireFeatures.ts'
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
  checks.requireFunction(
    'resolveCustomer',
    resolveCustomer,
    'Pass one that says whose billing it is.',
  )
  if (onEvent !== undefined) checks.requireFunction('onEvent', onEvent)
  // Without types, 0 or '' could be meant as no limit, or as one that lets nobody through.
  if ((rateLimit ?? false) !== false) checks.requireFunction('rateLimit', rateLimit)
  if (returnUrl !== undefined && typeof returnUrl !== 'function') {
    checks.requireUrl('returnUrl', returnUrl)
  }
  if (typeof features !== 'function' && !isFeaturesOrNone(features)) {
    checks.refuse('features', featuresProblem)
  }
  return {
    ...shared,
    onEvent,
    resolveCustomer: hostFunction('resolveCustomer', resolveCustomer, timeout, {
      read: identifyCustomer,
    }),
    returnUrl: hostOption('returnUrl', returnUrl, timeout),
    features: hostOption('features', features, timeout, requireFeatures),
    rateLimit:
      rateLimit === false
        ? rateLimit
        : hostFunction('rateLimit', rateLimit || createMemoryRateLimit(), timeout, {
            read: requireOk,
          }),
  } as const
}

/** The shared options, checked, with defaults, and with functions that can be awaited safely. */
export type LinkSettings<Context, Asked extends Request | undefined> = ReturnType<
  typeof readLinkOptions<Context, Asked>
>
