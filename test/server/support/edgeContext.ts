/** A context like that of an edge runtime, and what it was asked to wait for. */
export function edgeContext() {
  const works: Promise<unknown>[] = []
  const context = {
    waitUntil(this: unknown, work: Promise<unknown>) {
      // Edge runtimes throw when the method is taken off its object.
      if (this !== context) throw new TypeError('Illegal invocation')
      works.push(work)
    },
  }
  return { context, works, settled: async () => void (await Promise.all(works)) }
}
