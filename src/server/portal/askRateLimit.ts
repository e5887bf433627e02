import type { Visit } from '../events/Visit.ts'
import { fieldsOf } from '../fieldsOf.ts'
import type { CustomerReference } from '../marginfront/types.ts'
import { RouteFailure } from '../RouteFailure.ts'
import type { RateLimitArgs } from './RateLimit.ts'

/** Who wants one more link. */
export interface Limited<Context, Asked extends Request | undefined> {
  visit: Visit<Context, Asked>
  customer: CustomerReference
  /** Whose customer it is, where there are several tenants with a key each. */
  tenant: string | undefined
}

/** Asks the limit whether this customer may have one more link. */
export function askRateLimit<Context, Asked extends Request | undefined>(
  rateLimit: (args: RateLimitArgs<Context, Asked>) => void | Promise<void>,
  { visit, customer, tenant }: Limited<Context, Asked>,
): void | Promise<void> {
  const name =
    customer.customerId === undefined
      ? `customerExternalId:${customer.customerExternalId}`
      : `customerId:${customer.customerId}`
  const key = tenant === undefined ? name : `${name}:${tenant}`
  return rateLimit(visit.argsWith({ key, customer }))
}

/** Takes the limit's word for it. No clear yes means no. */
export function requireOk(verdict: unknown): void {
  const { ok, retryAfter } = fieldsOf(verdict)
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
    'This customer has reached the limit on links, so no more are made for now. If the limit is ' +
      'too low, set the rateLimit option.',
    { retryAfter },
  )
}
