import { trustedUrl } from '../contract/trustedUrl.ts'
import { hostUrl } from './hostUrl.ts'
import { inApp } from './inApp.ts'
import { RouteFailure } from './RouteFailure.ts'

/** Where the body's return URL may lead, if not to the app itself. */
export interface ReturnUrlRule {
  allowedReturnOrigins: readonly string[] | undefined
  allowedOrigins: readonly string[] | undefined
}

/** Gives the host's return URL, else the body's, each checked; undefined where neither is given. */
export function chooseReturnUrl(
  fromHost: unknown,
  fromBody: unknown,
  { appOrigin }: { appOrigin: string },
  rule: ReturnUrlRule,
): string | undefined {
  if (fromHost !== undefined) {
    return (
      hostUrl(fromHost, appOrigin) ??
      refuse(
        'misconfigured',
        `The returnUrl option gave no URL that can be used at ${appOrigin}. Write a path of the ` +
          "app or an absolute https URL; behind a proxy, name the app's origin in allowedOrigins.",
      )
    )
  }
  if (fromBody !== undefined) {
    const allowed = rule.allowedReturnOrigins ?? rule.allowedOrigins ?? [appOrigin]
    return (
      trustedUrl(inApp(fromBody, appOrigin), allowed) ??
      refuse(
        'invalid_return_url',
        `The body's returnUrl is not a safe URL (https, or http on localhost) on ` +
          `${allowed.join(' or ')}. If it should be, name its origin in allowedReturnOrigins.`,
      )
    )
  }
  return undefined
}

function refuse(code: 'misconfigured' | 'invalid_return_url', reason: string): never {
  throw new RouteFailure(code, reason)
}
