/** Timers beyond this overflow and fire at once. */
const longestTimer = 2 ** 31 - 1

/** Tells whether a timer can wait this long. */
export function isMilliseconds(value: unknown, least: number): value is number {
  return typeof value === 'number' && value >= least && value <= longestTimer
}
