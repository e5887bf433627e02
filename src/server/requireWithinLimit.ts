import { fieldsOf } from './fieldsOf.ts'
import type { CustomerReference } from './marginfront/types.ts'
import type { RateLimit } from './RateLimit.ts'
import { RouteFailure } from './RouteFailure.ts'
import { wholeSeconds } from './wholeSeconds.ts'

/** Asks the limit whether this customer may have one more link. No clear yes means no. */
export async function requireWithinLimit(
  rateLimit: RateLimit | false,
  customer: CustomerReference,
  request: Request,
): Promise<void> {
  if (rateLimit === false) return
  const [[idName, id] = []] = Object.entries(customer)
  const result = await rateLimit(`${idName}:${id}`, request)
  const { ok, retryAfter } = fieldsOf(result)
  if (ok === true) return
  if (ok !== false) {
    throw new RouteFailure(
      'misconfigured',
      'rateLimit must give { ok: true } or { ok: false, retryAfter }, so nothing was minted.',
    )
  }
  throw new RouteFailure('rate_limited', 'The rateLimit of this route is used up.', {
    retryAfter: wholeSeconds(retryAfter),
  })
}
