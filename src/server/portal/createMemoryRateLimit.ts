import type { RateLimitArgs, RateLimitResult } from './RateLimit.ts'

/**
 * Makes the default limit: a sliding window in the memory of this process. It counts each key of
 * {@link RateLimitArgs} apart, holds a bounded number of them, and forgets those that have been
 * quiet for longest, so that it cannot grow forever.
 */
export function createMemoryRateLimit({ limit = 10, windowMs = 60_000, maxKeys = 10_000 } = {}): (
  args: Pick<RateLimitArgs, 'key'>,
) => RateLimitResult {
  const mintsByKey = new Map<string, number[]>()

  function makeRoom() {
    // Many at once: a map is slow to find its first entry after the ones before it were deleted.
    let surplus = Math.max(1, Math.floor(maxKeys / 10))
    for (const quietest of mintsByKey.keys()) {
      mintsByKey.delete(quietest)
      surplus -= 1
      if (surplus === 0) return
    }
  }

  return ({ key }) => {
    const now = Date.now()
    const before = mintsByKey.get(key)
    // Mints from before the clock was set back stop counting: they would until it catches up.
    const recent = before?.filter((mintedAt) => Math.abs(now - mintedAt) < windowMs) ?? []
    const [oldest] = recent
    const ok = oldest === undefined || recent.length < limit
    if (ok) recent.push(now)

    // Deleted first, so that the map stays in the order of last use.
    mintsByKey.delete(key)
    mintsByKey.set(key, recent)
    if (mintsByKey.size > maxKeys) makeRoom()
    return ok ? { ok } : { ok, retryAfter: (oldest + windowMs - now) / 1000 }
  }
}
