import { useSyncExternalStore } from 'react'
import { subscribeToClock, timeNow } from './serverClock.ts'

/**
 * Reads something off the clock, and renders again when it has changed: text, a number, a status.
 * In server HTML there is no time yet, and `read` gets `undefined`.
 */
export function useClock<Value extends string | number | undefined>(
  read: (now: number | undefined) => Value,
): Value {
  return useSyncExternalStore(
    subscribeToClock,
    () => read(timeNow()),
    () => read(undefined),
  )
}
