/** Whether one more link may be minted now. */
export type RateLimitResult =
  | { ok: true }
  | {
      ok: false
      /** Seconds until another try can work; rounded up to whole seconds. */
      retryAfter: number
    }

/**
 * Decides on each mint. `key` names the customer, such as `customerExternalId:acme-001`.
 *
 * @example
 * const rateLimit: RateLimit = async (key) => {
 *   const { success, reset } = await limiter.limit(key)
 *   return success ? { ok: true } : { ok: false, retryAfter: (reset - Date.now()) / 1000 }
 * }
 */
export type RateLimit = (
  key: string,
  request: Request,
) => RateLimitResult | Promise<RateLimitResult>
