import type { Bench } from './Bench.ts'

/** Makes work that several clauses need be done once in a check, by the first of them. */
export function onceFor<Result extends object>(
  work: (bench: Bench) => Result,
): (bench: Bench) => Result {
  const results = new WeakMap<Bench, Result>()
  return (bench) => {
    const result = results.get(bench) ?? work(bench)
    results.set(bench, result)
    return result
  }
}
