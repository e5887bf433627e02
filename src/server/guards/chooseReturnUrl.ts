import { hostUrl, originOf } from '../urls/hostUrl.ts'
import { isRootedPath, unknownApp, withoutOrigin } from '../urls/inApp.ts'
import { isThenable } from '../isThenable.ts'
import { RouteFailure } from '../RouteFailure.ts'

/** Which return URLs are accepted, and what a relative one is resolved against. */
export interface ReturnUrlRule {
  /** The app's origin, where it is known; a path is resolved against it. */
  appOrigin: string | undefined
  /**
   * Whether that origin is a guess. A path that it does not suit is then left out instead of
   * refused: a return URL only informs, and must not stop anyone.
   */
  isGuess: boolean
  /** The origin of the page that asked: its URLs count as paths of the app. */
  askedFrom: string | undefined
  /** Tells an internal address that the host may have built a URL from; that counts as a path too. */
  innerOrigin?: () => string | undefined
  /** Tells whether a requested return URL may be on an origin. */
  allows: (origin: string) => boolean | Promise<boolean>
  /** The allowed origins in words, for the operator; empty where there are none. */
  allowed: () => string
  /** The option that names them. */
  option: 'allowedReturnOrigins' | 'allowedOrigins'
}

/** Returns the host's return URL, or else the requested one, checked; undefined if there is none. */
export function chooseReturnUrl(
  fromHost: unknown,
  asked: unknown,
  rule: ReturnUrlRule,
): string | undefined | Promise<string | undefined> {
  if (!isNone(fromHost)) return hostsReturnUrl(fromHost, rule)
  return isNone(asked) ? undefined : askedReturnUrl(asked, rule)
}

// An empty form field, or a null in JSON or from a database, means that there is none.
function isNone(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function hostsReturnUrl(
  value: unknown,
  { appOrigin, innerOrigin }: ReturnUrlRule,
): string | undefined {
  const chosen = withoutOrigin(value, innerOrigin?.())
  const url = hostUrl(chosen, appOrigin ?? unknownApp)
  if (url !== undefined) return appOrigin === undefined && isRootedPath(chosen) ? undefined : url
  throw new RouteFailure(
    'misconfigured',
    'The returnUrl option returned something that is not a usable URL, so no link was made. ' +
      'Return a path of the app that begins with a single slash, or an absolute https URL (http ' +
      'only for localhost).',
  )
}

function askedReturnUrl(
  value: unknown,
  { appOrigin, isGuess, askedFrom, allows, allowed, option }: ReturnUrlRule,
): string | undefined | Promise<string | undefined> {
  const asked = withoutOrigin(value, askedFrom)
  const url = hostUrl(asked, appOrigin ?? unknownApp)
  const isUnknown = appOrigin === undefined && isRootedPath(asked)

  function decide(isAllowed: boolean): string | undefined {
    if (isAllowed) return url
    if (url !== undefined && isGuess && isRootedPath(asked)) return undefined
    throw new RouteFailure('invalid_return_url', whyRefused(allowed(), option))
  }

  const isAllowed = url !== undefined && !isUnknown && allows(originOf(url) ?? '')
  return isThenable(isAllowed) ? isAllowed.then(decide) : decide(isAllowed)
}

function whyRefused(allowed: string, option: string): string {
  return allowed === ''
    ? `A returnUrl was requested, but ${option} names no origin, so no link was made. Name your ` +
        "app's origin there, or leave returnUrl out."
    : `The requested returnUrl is not a safe URL (https, or http on localhost) on ${allowed}, so no ` +
        `link was made. If it is a page of yours, name its origin in ${option}.`
}
