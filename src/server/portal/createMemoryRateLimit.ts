import type { RateLimitArgs, RateLimitResult } from './RateLimit.ts'

/**
 * Makes the default limit: a sliding window in the memory of this process. It counts each key of
 * {@link RateLimitArgs} apart, holds a bounded number of them, and forgets the one that has been
 * quiet for longest, so that it cannot grow forever.
 */
export function createMemoryRateLimit({ limit = 10, windowMs = 60_000, maxKeys = 10_000 } = {}): (
  args: Pick<RateLimitArgs, 'key'>,
) => RateLimitResult {
  const mintsByKey = new Map<string, number[]>()

  return ({ key }) => {
    const now = Date.now()
    const recent = (mintsByKey.get(key) ?? []).filter((mintedAt) => now - mintedAt < windowMs)
    const [oldest] = recent
    const ok = oldest === undefined || recent.length < limit

    // Deleted first, so that the map stays in the order of last use.
    mintsByKey.delete(key)
    mintsByKey.set(key, ok ? [...recent, now] : recent)
    for (const quietest of mintsByKey.keys()) {
      if (mintsByKey.size <= maxKeys) break
      mintsByKey.delete(quietest)
    }
    return ok ? { ok } : { ok, retryAfter: (oldest + windowMs - now) / 1000 }
  }
}
