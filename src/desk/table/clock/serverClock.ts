/** Below this, in milliseconds, the two clocks agree: `Date` has whole seconds, and travels. */
const tolerance = 5_000

let ahead = 0
let now = 0
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function tick() {
  now = Date.now() + ahead
  for (const listener of listeners) listener()
}

/**
 * Remembers how far the server's clock is ahead of this computer's, from the `Date` of an answer:
 * whether a link has expired is not for a clock that was set wrong to say. Another origin's `Date` is
 * not readable, a mocked answer may have none, and then this computer's clock counts.
 */
function noteServerTime({ headers }: { headers?: Headers }): void {
  const difference = Date.parse(headers?.get?.('date') ?? '') - Date.now()
  if (Number.isNaN(difference)) return
  ahead = Math.abs(difference) > tolerance ? difference : 0
  tick()
}

/** Reads the server's time off every answer. */
export function timedFetch(ask?: typeof fetch): typeof fetch {
  return async (...request) => {
    const response = await (ask ?? fetch)(...request)
    noteServerTime(response)
    return response
  }
}

/** Hears every second. All listeners share one timer, which runs while there are any. */
export function subscribeToClock(listener: () => void): () => void {
  if (listeners.size === 0) {
    now = Date.now() + ahead
    timer = setInterval(tick, 1_000)
  }
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

/** The time of the last tick, in milliseconds. */
export const timeNow = (): number => (timer === undefined ? Date.now() + ahead : now)
