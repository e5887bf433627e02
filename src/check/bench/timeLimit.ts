/** A signal that is aborted when the time is up, or when another one is. */
export interface TimeLimit {
  signal: AbortSignal
  /** Whether it was the time. */
  readonly isUp: boolean
  /** Lets go of the clock. */
  stop(): void
}

/**
 * Starts a clock. Unlike `AbortSignal.timeout` it keeps the process alive, which may have nothing
 * else to wait for where a route in it never answers.
 */
export function startTimeLimit(ms: number, other?: AbortSignal): TimeLimit {
  const time = new AbortController()
  const timer = setTimeout(() => time.abort(), ms)
  return {
    signal: other ? AbortSignal.any([time.signal, other]) : time.signal,
    get isUp() {
      return time.signal.aborted
    },
    stop: () => clearTimeout(timer),
  }
}
