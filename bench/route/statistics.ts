/** Returns the number that so many of all are below, from 0 to 1. */
export function quantile(numbers: readonly number[], share: number): number {
  const sorted = numbers.toSorted((one, two) => one - two)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

export const median = (numbers: readonly number[]) => quantile(numbers, 0.5)

/** Returns a ratio and the middle half of all that were measured, such as `1.10 (1.05 to 1.17)`. */
export function withSpread(ratios: readonly number[]): string {
  const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(ratios, share).toFixed(2))
  return `${middle} (${low} to ${high})`
}
