/**
 * Tells whether a value has to be waited for, as `await` decides it. Not by its class: query builders
 * are promises of their own kind, and where the global `Promise` was replaced, by zone.js for one,
 * even what an `async` function returns is no instance of it.
 */
export function isThenable<Value>(value: Value): value is Extract<Value, PromiseLike<unknown>> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function'
}
