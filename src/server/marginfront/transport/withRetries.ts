import { ConnectionError, MarginFrontError } from '../errors.ts'
import type { CallClock } from './startCallClock.ts'

const retriedStatuses = new Set([429, 502, 503, 504])
const longestWait = 30_000

export interface RetryPolicy {
  /** How many attempts may follow the first. */
  retries: number
  /** Milliseconds before the first retry; doubled for each that follows. */
  retryDelay: number
  /** Tells how long an attempt may still begin. */
  clock: CallClock
  /** Ends the attempts and the waits between them. */
  signal: AbortSignal | undefined
  /** Told of each retry before its wait. */
  onRetry: (retry: { error: unknown; retryCount: number; wait: number }) => void
}

/**
 * Runs an attempt until it works, fails for good, or the retries or the time are used up.
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
    if (retryCount >= retries || !isPassing(error)) throw error
    const wait = waitAfter(error, retryDelay * 2 ** retryCount, policy.clock)
    onRetry({ error, retryCount: retryCount + 1, wait })
    await sleep(wait, signal)
  }
  return withRetries(attempt, policy, retryCount + 1)
}

/**
 * Returns the milliseconds to wait before the next attempt. Where there is no time for one, the last
 * attempt decides how the call ends: MarginFront did answer, or its connection failed.
 */
function waitAfter(error: MarginFrontError, delay: number, clock: CallClock): number {
  const asked = (error.retryAfter ?? 0) * 1000
  const ceiling = Math.min(delay, longestWait)
  // Jitter, so that many servers that failed together do not come back together.
  const wait = Math.max(asked, Math.round(ceiling / 2 + (Math.random() * ceiling) / 2))
  if (asked > longestWait || wait >= clock.retryTime()) throw error
  return wait
}

function isPassing(error: unknown): error is MarginFrontError {
  return (
    error instanceof ConnectionError ||
    (error instanceof MarginFrontError && retriedStatuses.has(error.status ?? 0))
  )
}

/** Waits, or rejects with the signal's reason as soon as it aborts. */
function sleep(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer)
      reject(signal?.reason)
    }
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    if (signal?.aborted) stop()
    else signal?.addEventListener('abort', stop, { once: true })
  })
}
