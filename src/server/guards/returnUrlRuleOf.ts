import type { AllowedOrigins } from '../host/AllowedOrigins.ts'
import type { HostArgs } from '../host/HostArgs.ts'
import type { ReturnUrlRule } from './chooseReturnUrl.ts'
import type { OriginVerdict } from './judgeOrigin.ts'

/** What decides which origins a body's return URL may have. */
export interface ReturnOrigins<Context> {
  /** Missing on a route that has no such option. */
  allowedReturnOrigins?: readonly string[] | undefined
  allowedOrigins: AllowedOrigins<Context> | undefined
}

/** Returns the rule for the return URL of a request: the origins named for it, else the app's. */
export function returnUrlRuleOf<Context>(
  args: HostArgs<Context>,
  { askedFrom, appOrigin, innerOrigin }: OriginVerdict,
  options: ReturnOrigins<Context>,
): ReturnUrlRule {
  const { allowedReturnOrigins, allowedOrigins } = options
  const isInherited = allowedReturnOrigins === undefined && allowedOrigins !== undefined
  const origins = allowedReturnOrigins ?? (appOrigin === undefined ? [] : [appOrigin])
  return {
    appOrigin,
    askedFrom,
    innerOrigin,
    isGuess: appOrigin === undefined || appOrigin !== askedFrom,
    allows: (origin) =>
      isInherited ? allowedOrigins.include(origin, args) : origins.includes(origin),
    allowed: () => (isInherited ? allowedOrigins.expected : origins.join(' or ')),
    option: 'allowedReturnOrigins' in options ? 'allowedReturnOrigins' : 'allowedOrigins',
  }
}

/** Returns the rule for a list of origins, the first of which is the app's. */
export function listRule(origins: readonly string[]): ReturnUrlRule {
  return {
    appOrigin: origins[0],
    isGuess: false,
    askedFrom: undefined,
    allows: (origin) => origins.includes(origin),
    allowed: () => origins.join(' or '),
    option: 'allowedReturnOrigins',
  }
}
