import { RouteFailure } from '../RouteFailure.ts'

/** Lets only the allowed methods in. */
export function requireMethod({ method }: Request, allowed: readonly string[]): void {
  if (allowed.includes(method)) return
  throw new RouteFailure(
    'method_not_allowed',
    `A ${method} request came in, and only ${allowed.join(', ')} is answered here.`,
    { allow: allowed },
  )
}
