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

export function createClock(now: () => number): EmulatorClock & { reset(): void } {
  let ahead = 0
  return {
    now: () => now() + ahead,
    advance(ms) {
      if (!Number.isFinite(ms) || ms < 0) {
        throw new EmulatorError(
          'invalid_options',
          'The clock can only move forward: give a number of milliseconds, zero or more.',
        )
      }
      ahead += ms
    },
    reset() {
      ahead = 0
    },
  }
}
