/** The number below which a part of all of them lie. */
export const quantile = (numbers: readonly number[], part: number): number =>
  numbers.toSorted((one, two) => one - two)[Math.floor((numbers.length - 1) * part)] ?? NaN

export const median = (numbers: readonly number[]): number => quantile(numbers, 0.5)

/** Where the middle half of the runs lie: how far a median of them can be trusted. */
export function spreadOf(numbers: readonly number[], digits: number, unit: string): string {
  const [low, high] = [0.25, 0.75].map((part) => quantile(numbers, part).toFixed(digits))
  return `${low} to ${high} ${unit}`
}

/** One to one, of runs that were neighbours in time: what else the machine does weighs on both. */
export const ratiosOf = (ours: readonly number[], theirs: readonly number[]): number[] =>
  ours.map((each, round) => each / (theirs[round] ?? NaN))

/** One less the other, of runs that were neighbours in time. */
export const differencesOf = (ours: readonly number[], theirs: readonly number[]): number[] =>
  ours.map((each, round) => each - (theirs[round] ?? NaN))

/** A difference of milliseconds in words. */
export const moreOrLess = (milliseconds: number, digits: number): string =>
  `${Math.abs(milliseconds).toFixed(digits)} ms ${milliseconds < 0 ? 'less' : 'more'}`
