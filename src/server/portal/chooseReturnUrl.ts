import { hostUrl, originOf } from '../host/hostUrl.ts'
import { isRootedPath, unknownApp, withoutOrigin } from '../host/inApp.ts'
import { RouteFailure } from '../RouteFailure.ts'

/** Where a return URL may lead. */
export interface ReturnUrlRule {
  /** The origin that a path of the app belongs to, where it is known. */
  appOrigin: string | undefined
  /**
   * Whether that origin is a guess. A path is then left out where its origin may not be used: a
   * return URL informs, and must not stop anyone.
   */
  isGuess: boolean
  /** Where the page lives that asked: its own URLs are paths of the app. */
  askedFrom: string | undefined
  /** An inner address that the host may have built a URL from: that is a path of the app too. */
  innerOrigin: string | undefined
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
  if (!isNone(fromHost)) return hostsReturnUrl(fromHost, rule)
  return isNone(asked) ? undefined : askedReturnUrl(asked, rule)
}

// An empty field of a form, a null in JSON or from a database: ways to say that there is none.
function isNone(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

function hostsReturnUrl(
  value: unknown,
  { appOrigin, innerOrigin }: ReturnUrlRule,
): string | undefined {
  const chosen = withoutOrigin(value, innerOrigin)
  const url = hostUrl(chosen, appOrigin ?? unknownApp)
  if (url !== undefined) return appOrigin === undefined && isRootedPath(chosen) ? undefined : url
  throw new RouteFailure(
    'misconfigured',
    'The returnUrl option gave something that cannot be used as a URL, so nothing was minted. ' +
      'Give a path of the app that begins with one slash, or an absolute https URL (http for ' +
      'localhost alone).',
  )
}

async function askedReturnUrl(
  value: unknown,
  { appOrigin, isGuess, askedFrom, allows, allowed }: ReturnUrlRule,
): Promise<string | undefined> {
  const asked = withoutOrigin(value, askedFrom)
  const url = hostUrl(asked, appOrigin ?? unknownApp)
  const isUnknown = appOrigin === undefined && isRootedPath(asked)
  if (url !== undefined) {
    if (!isUnknown && (await allows(originOf(url) ?? ''))) return url
    if (isGuess && isRootedPath(asked)) return undefined
  }
  throw new RouteFailure(
    'invalid_return_url',
    `The returnUrl that was asked for is not a safe URL (https, or http on localhost) on ` +
      `${allowed}. If it should be, name its origin in allowedReturnOrigins.`,
  )
}
