import { fieldsOf } from '../fieldsOf.ts'
import { RouteFailure } from '../RouteFailure.ts'
import type { CustomerArgs } from './options/CustomerArgs.ts'
import type { RateLimitArgs } from './RateLimit.ts'

/** Asks the limit whether this customer may have one more link. No clear yes means no. */
export async function requireWithinLimit<Context, Asked extends Request | undefined>(
  rateLimit: ((args: RateLimitArgs<Context, Asked>) => Promise<unknown>) | false,
  args: CustomerArgs<Context, Asked>,
): Promise<void> {
  if (rateLimit === false) return
  const [[idName, id] = []] = Object.entries(args.customer)
  const { ok, retryAfter } = fieldsOf(await rateLimit({ key: `${idName}:${id}`, ...args }))
  if (ok === true) return
  if (ok !== false) {
    throw new RouteFailure(
      'misconfigured',
      'rateLimit must return { ok: true } or { ok: false, retryAfter }, so nothing was minted.',
    )
  }
  throw new RouteFailure('rate_limited', 'The rateLimit for this customer is used up.', {
    retryAfter,
  })
}
