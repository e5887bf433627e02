import type { OriginVerdict } from '../guards/judgeOrigin.ts'
import type { AllowedOrigins } from '../host/AllowedOrigins.ts'
import type { HostArgs } from '../host/HostArgs.ts'
import type { ReturnUrlRule } from './chooseReturnUrl.ts'

/** What decides which origins a body's return URL may have. */
export interface ReturnOrigins<Context> {
  allowedReturnOrigins: readonly string[] | undefined
  allowedOrigins: AllowedOrigins<Context> | undefined
}

/** Returns the rule for the return URL of a request: the origins named for it, else the app's. */
export function returnUrlRuleOf<Context>(
  args: HostArgs<Context>,
  { appOrigin }: OriginVerdict,
  { allowedReturnOrigins, allowedOrigins }: ReturnOrigins<Context>,
): ReturnUrlRule {
  if (!allowedReturnOrigins && allowedOrigins) {
    const { include, expected } = allowedOrigins
    return { appOrigin, allows: (origin) => include(origin, args), allowed: expected }
  }
  return listRule(allowedReturnOrigins ?? [appOrigin], appOrigin)
}

/** Returns the rule for a list of origins. */
export function listRule(
  origins: readonly string[],
  appOrigin: string | undefined = origins[0],
): ReturnUrlRule {
  return {
    appOrigin,
    allows: (origin) => origins.includes(origin),
    allowed: origins.join(' or ') || 'any origin, since none is allowed',
  }
}
