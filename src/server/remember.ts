/**
 * Caches what a function returns. The oldest entry is dropped first, and their number is bounded,
 * because anybody may choose the argument.
 *
 * A module that calls it marks the call as pure, so that bundlers drop it where nobody uses it.
 */
export function remember<Argument, Result>(
  compute: (argument: Argument) => Result,
  most = 100,
): (argument: Argument) => Result {
  const known = new Map<Argument, Result>()
  return (argument) => {
    const before = known.get(argument)
    if (before !== undefined) return before
    const result = compute(argument)
    if (known.size >= most) known.delete(known.keys().next().value as Argument)
    known.set(argument, result)
    return result
  }
}
