/** Runs work when its turn comes. */
export type InTurn = <Result>(work: () => Promise<Result>) => Promise<Result>

/** Makes a queue that runs a bounded number of works at once, the others in the order they came. */
export function createTurns(atOnce: number): InTurn {
  const waiting: (() => void)[] = []
  let running = 0

  return async (work) => {
    if (running < atOnce) running += 1
    else await new Promise<void>((resolve) => waiting.push(resolve))
    try {
      return await work()
    } finally {
      // Who ends hands its place to the next, so that nobody else can take it in between.
      const next = waiting.shift()
      if (next) next()
      else running -= 1
    }
  }
}
