import type { CustomerArgs } from './options/CustomerArgs.ts'

/** Whether one more link may be minted now. */
export type RateLimitResult =
  | { ok: true }
  | {
      ok: false
      /** Seconds until another try can work; rounded up to whole seconds. */
      retryAfter: number
    }

/** What a rate limit is called with. */
export interface RateLimitArgs<
  Context = unknown,
  Asked extends Request | undefined = Request,
> extends CustomerArgs<Context, Asked> {
  /**
   * Names the customer, such as `customerExternalId:acme-001`. Where the `secretKey` option says
   * which key, a short hash of it follows, such as `customerExternalId:acme-001:5f2b9c0d1e3a`,
   * because tenants with a key each may have customers of the same id. With a `client` of your own,
   * nothing is added: if several tenants share a store, add whatever tells them apart.
   */
  readonly key: string
}

/**
 * Decides whether a customer may have one more link. Return a refusal rather than throwing it: a
 * limit that throws is `misconfigured`.
 *
 * @example
 * const rateLimit: RateLimit = async ({ key }) => {
 *   const { success, reset } = await limiter.limit(key)
 *   return success ? { ok: true } : { ok: false, retryAfter: (reset - Date.now()) / 1000 }
 * }
 */
export type RateLimit<Context = unknown, Asked extends Request | undefined = Request> = (
  args: RateLimitArgs<Context, Asked>,
) => RateLimitResult | Promise<RateLimitResult>
