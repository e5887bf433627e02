import { defaultPortalOrigins } from '../contract/defaultPortalOrigins.ts'
import { exactOrigins } from './exactOrigins.ts'
import { hostFunction, hostOption } from './hostFunction.ts'
import { hostUrl } from './hostUrl.ts'
import { createMemoryRateLimit } from './createMemoryRateLimit.ts'
import type { PortalRouteOptions } from './PortalRouteOptions.ts'

/** A timer beyond twice this overflows and fires at once. */
const longestTimeout = 2 ** 30 - 1
const anyAppOrigin = 'https://app.invalid'

/**
 * Checks the options once, when the route is created, fills in the defaults, and makes functions of
 * what the host may give as one. Throws a `TypeError` that names the option. The secret key is not
 * looked at: a build may not have it.
 */
export function readPortalRouteOptions<Context>(options: PortalRouteOptions<Context>) {
  requireFunction('resolveCustomer', options.resolveCustomer)
  if (options.onEvent !== undefined) requireFunction('onEvent', options.onEvent)
  if (options.rateLimit) requireFunction('rateLimit', options.rateLimit)
  if (options.client !== undefined) requireClient(options.client)
  if (options.errorRedirect !== undefined) requireUrl('errorRedirect', options.errorRedirect)
  if (options.returnUrl !== undefined && typeof options.returnUrl !== 'function') {
    requireUrl('returnUrl', options.returnUrl)
  }
  const timeout = requireMilliseconds('timeout', options.timeout ?? 10_000)
  const { resolveCustomer, returnUrl, features, rateLimit, secretKey = keyOfEnvironment } = options
  return {
    ...options,
    timeout,
    resolveCustomer: hostFunction('resolveCustomer', resolveCustomer, timeout),
    returnUrl: hostOption('returnUrl', returnUrl, timeout),
    features: hostOption('features', features, timeout),
    secretKey: hostOption('secretKey', secretKey, timeout),
    rateLimit:
      rateLimit === undefined
        ? createMemoryRateLimit()
        : rateLimit && hostFunction('rateLimit', rateLimit, timeout),
    allowedOrigins: exactOrigins('allowedOrigins', options.allowedOrigins),
    allowRequestsWithoutOrigin: options.allowRequestsWithoutOrigin === true,
    portalOrigins: exactOrigins('portalOrigins', options.portalOrigins) ?? defaultPortalOrigins,
    allowedReturnOrigins: exactOrigins('allowedReturnOrigins', options.allowedReturnOrigins),
  }
}

function keyOfEnvironment(): string | undefined {
  return globalThis.process?.env?.['MF_API_SECRET_KEY']
}

function requireFunction(option: string, value: unknown) {
  if (typeof value === 'function') return
  throw new TypeError(
    `createPortalRoute: ${option} must be a function, and what was given cannot be called when a ` +
      `request comes in. Pass a function` +
      (option === 'resolveCustomer' ? ' that says whose billing it is.' : ', or leave it out.'),
  )
}

function requireClient(client: PortalRouteOptions['client']) {
  const { create, revoke } = client?.portalSessions ?? {}
  if (typeof create === 'function' && typeof revoke === 'function') return
  throw new TypeError(
    `createPortalRoute: client needs portalSessions.create and portalSessions.revoke: without ` +
      `the second, a link that cannot be delivered would stay alive. Pass a MarginFrontClient, ` +
      `or leave it out and set MF_API_SECRET_KEY.`,
  )
}

function requireUrl(option: string, value: unknown) {
  if (hostUrl(value, anyAppOrigin) !== undefined) return
  throw new TypeError(
    `createPortalRoute: ${option} is not a URL that can be used. Write a path of the app that ` +
      `begins with one slash, or an absolute https URL (http for localhost alone).`,
  )
}

function requireMilliseconds(option: string, value: number) {
  if (typeof value === 'number' && value >= 1 && value <= longestTimeout) return value
  throw new TypeError(
    `createPortalRoute: ${option} must be a number of milliseconds, from 1 to ${longestTimeout}.`,
  )
}
