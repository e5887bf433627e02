import type { RequestOptions } from '../types.ts'

/** How much time one call has left. */
export interface CallClock {
  /** Milliseconds that an attempt which begins now may take. */
  attemptTime(): number
  /** Milliseconds until no further attempt may begin. */
  retryTime(): number
  /** The timeout that a person set, for messages. */
  timeout: number
}

/** Starts the clock of one call, whose own `timeout` replaces the one for each attempt. */
export function startCallClock(
  { timeout, retryWithin }: RequestOptions,
  attemptTimeout: number,
): CallClock {
  // Not `Date.now()`: that clock can be set while a call runs.
  const start = performance.now()
  const leftOf = (limit: number) => Math.max(0, Math.ceil(start + limit - performance.now()))
  const lastStart = Math.min(timeout ?? Infinity, retryWithin ?? Infinity)
  return {
    attemptTime: () => (timeout === undefined ? attemptTimeout : leftOf(timeout)),
    retryTime: () => leftOf(lastStart),
    timeout: timeout ?? attemptTimeout,
  }
}
