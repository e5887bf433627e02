import { trustedUrl } from '../../contract/trustedUrl.ts'
import { hostUrl, originOf } from '../host/hostUrl.ts'
import { inApp, isRootedPath } from '../host/inApp.ts'
import { RouteFailure } from '../RouteFailure.ts'

/** Where a return URL may lead. */
export interface ReturnUrlRule {
  /** The origin that a path of the app belongs to, where it is known. */
  appOrigin: string | undefined
  /** Tells whether a return URL that was asked for may have an origin. */
  allows: (origin: string) => boolean | Promise<boolean>
  /** The allowed origins in words, for the operator. */
  allowed: string
}

/** Returns the host's return URL, else the one that was asked for, each checked, or undefined. */
export async function chooseReturnUrl(
  fromHost: unknown,
  asked: unknown,
  rule: ReturnUrlRule,
): Promise<string | undefined> {
  if (fromHost !== undefined) return hostsReturnUrl(fromHost, rule)
  // An empty field of a form, and a null in JSON, are how a page says that it has none.
  if (asked === undefined || asked === null || asked === '') return undefined
  return askedReturnUrl(asked, rule)
}

function hostsReturnUrl(value: unknown, { appOrigin }: ReturnUrlRule): string | undefined {
  // Without an origin to put before it, it is left out: it informs, and must not stop anyone.
  if (appOrigin === undefined && isRootedPath(value)) return undefined
  const url = hostUrl(value, appOrigin ?? '')
  if (url !== undefined) return url
  throw new RouteFailure(
    'misconfigured',
    `The returnUrl option is no URL that can be used${appOrigin ? ` at ${appOrigin}` : ''}. Write ` +
      "a path of the app or an absolute https URL; behind a proxy, name the app's origin in " +
      'allowedOrigins.',
  )
}

async function askedReturnUrl(
  value: unknown,
  { appOrigin, allows, allowed }: ReturnUrlRule,
): Promise<string> {
  const absolute = appOrigin === undefined ? value : inApp(value, appOrigin)
  const origin = originOf(absolute)
  const isAllowed = origin !== undefined && origin !== 'null' && (await allows(origin))
  const url = trustedUrl(absolute, isAllowed ? [origin] : [])
  if (url !== undefined) return url
  throw new RouteFailure(
    'invalid_return_url',
    `The returnUrl that was asked for is not a safe URL (https, or http on localhost) on ` +
      `${allowed}. If it should be, name its origin in allowedReturnOrigins.`,
  )
}
