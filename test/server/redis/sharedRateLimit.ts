import { Redis } from 'ioredis'
import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible'

const redis = new Redis(process.env['REDIS_URL'] ?? 'redis://127.0.0.1:6379', {
  maxRetriesPerRequest: 1,
})
const limiter = new RateLimiterRedis({
  storeClient: redis,
  keyPrefix: 'billing-portal',
  points: 10,
  duration: 60,
})

/** Ten links a minute for each customer, counted by all processes together. */
export async function sharedRateLimit({ key }: { key: string }) {
  try {
    await limiter.consume(key)
    return { ok: true } as const
  } catch (rejection) {
    if (!(rejection instanceof RateLimiterRes)) throw rejection
    return { ok: false, retryAfter: rejection.msBeforeNext / 1000 } as const
  }
}
