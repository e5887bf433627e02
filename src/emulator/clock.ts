import { EmulatorError } from './EmulatorError.ts'

/** The emulator's own time, which can be moved forward. */
export interface EmulatorClock {
  /** The emulator's time in milliseconds since 1970. */
  now(): number
  /**
   * Moves the emulator's time forward, so that links and visits expire without waiting.
   *
   * @param ms how far, in milliseconds; zero or more
   */
  advance(ms: number): void
}

export const lastTime = Date.UTC(9999, 11, 31)

/** Tells whether a number is a time that every page can show, in milliseconds since 1970. */
export const isTime = (ms: unknown): ms is number =>
  typeof ms === 'number' && ms >= 0 && ms <= lastTime

export function createClock(now: () => number): EmulatorClock & { reset(): void } {
  let ahead = 0
  return {
    now() {
      const time = now() + ahead
      if (isTime(time)) return time
      throw new EmulatorError(
        'invalid_options',
        'now must return a time before the year 10000, in milliseconds since 1970.',
      )
    },
    advance(ms) {
      if (!(ms >= 0) || !isTime(now() + ahead + ms)) {
        throw new EmulatorError(
          'invalid_options',
          'The clock can only move forward, and to no later than the year 9999: give a number of ' +
            'milliseconds, zero or more.',
        )
      }
      ahead += ms
    },
    reset() {
      ahead = 0
    },
  }
}
