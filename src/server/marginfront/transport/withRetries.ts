import { ConnectionError, MarginFrontError } from '../errors.ts'
import { sleep } from './sleep.ts'

const retriedStatuses = new Set([429, 502, 503, 504])
const longestWait = 30_000

export interface RetryPolicy {
  /** How many attempts may follow the first. */
  retries: number
  /** Milliseconds before the first retry; doubled for each that follows. */
  retryDelay: number
  /** Ends the attempts and the waits between them. */
  signal: AbortSignal | undefined
  /** Told of each retry before its wait. */
  onRetry: (retry: { error: unknown; retryCount: number; wait: number }) => void
}

/**
 * Runs an attempt until it works, fails for good, or the retries are used up.
 *
 * A create is retried too, though MarginFront documents no idempotency key: when only the reply
 * was lost, a second link is minted, and the first, which nobody has seen, expires by itself.
 */
export async function withRetries<T>(
  attempt: () => Promise<T>,
  policy: RetryPolicy,
  retryCount = 0,
): Promise<T> {
  const { retries, retryDelay, signal, onRetry } = policy
  signal?.throwIfAborted()
  try {
    return await attempt()
  } catch (error) {
    const wait = retryCount < retries ? waitAfter(error, retryDelay * 2 ** retryCount) : undefined
    if (wait === undefined) throw error
    onRetry({ error, retryCount: retryCount + 1, wait })
    await sleep(wait, signal)
  }
  return withRetries(attempt, policy, retryCount + 1)
}

/** Milliseconds to wait before the next attempt, or nothing when there should be none. */
function waitAfter(error: unknown, delay: number): number | undefined {
  if (!isPassing(error)) return undefined
  const asked = (error.retryAfter ?? 0) * 1000
  if (asked > longestWait) return undefined
  const ceiling = Math.min(delay, longestWait)
  // Jitter, so that many servers that failed together do not come back together.
  return Math.max(asked, Math.round(ceiling / 2 + (Math.random() * ceiling) / 2))
}

function isPassing(error: unknown): error is MarginFrontError {
  return (
    error instanceof ConnectionError ||
    (error instanceof MarginFrontError && retriedStatuses.has(error.status ?? 0))
  )
}
