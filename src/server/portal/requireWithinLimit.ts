import { fieldsOf } from '../fieldsOf.ts'
import { RouteFailure } from '../RouteFailure.ts'
import type { CustomerArgs } from './options/CustomerArgs.ts'
import type { RateLimitArgs } from './RateLimit.ts'

/**
 * Asks the limit whether this customer may have one more link. No clear yes means no.
 *
 * @param tenantOf tells whose customer it is, where there are several with a key each
 */
export async function requireWithinLimit<Context, Asked extends Request | undefined>(
  rateLimit: ((args: RateLimitArgs<Context, Asked>) => Promise<unknown>) | false,
  args: CustomerArgs<Context, Asked>,
  tenantOf: () => Promise<string | undefined>,
): Promise<void> {
  if (rateLimit === false) return
  const [[idName, id] = []] = Object.entries(args.customer)
  const tenant = await tenantOf()
  const key = `${idName}:${id}${tenant === undefined ? '' : `:${tenant}`}`
  const { ok, retryAfter } = fieldsOf(await rateLimit({ key, ...args }))
  if (ok === true) return
  if (ok !== false) {
    throw new RouteFailure(
      'misconfigured',
      'rateLimit returned neither { ok: true } nor { ok: false, retryAfter }, so the request was ' +
        'refused rather than let through uncounted. Return one of the two.',
    )
  }
  throw new RouteFailure(
    'rate_limited',
    'This customer has had as many links as rateLimit allows, so no more were made for now. If ' +
      'the limit is too low, set the rateLimit option.',
    { retryAfter },
  )
}
