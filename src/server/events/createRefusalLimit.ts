import { isProduction } from '../marginfront/options/isProduction.ts'

const pause = 60_000

/**
 * Makes the limit on what the console says of refusals. In production each code passes at most once
 * a minute, because anybody on the web can cause refusals and so fill a log; in development all do.
 *
 * @returns a function that returns how many of a code were left out since the last that passed, or
 * undefined where this one is left out too
 */
export function createRefusalLimit(): (code: string) => number | undefined {
  const passed = new Map<string, { at: number; leftOut: number }>()

  return (code) => {
    if (!isProduction()) return 0
    const now = Date.now()
    const last = passed.get(code)
    // A clock that was set back must not silence a code until it has caught up.
    if (last && now >= last.at && now < last.at + pause) {
      last.leftOut += 1
      return undefined
    }
    passed.set(code, { at: now, leftOut: 0 })
    return last?.leftOut ?? 0
  }
}
