import type { CoreFeatures } from '@tanstack/react-table'

/**
 * What ties TanStack Table to a framework, for a table all of whose state is React's: it is read while
 * rendering and changed by nobody else, so there is nothing to subscribe to. The adapter for React
 * brings a store of its own, at a tenth of the desk's size.
 */
export const plainReactivity = {
  createOptionsStore: false,
  wrapExternalAtoms: false,
  addSubscription: () => {},
  untrack: (read) => read(),
  batch: (change) => change(),
  schedule: (task) => queueMicrotask(task),
  createReadonlyAtom: (read) => ({ get: read, subscribe }),
  createWritableAtom<Value>(initial: Value) {
    let value = initial
    return {
      get: () => value,
      set(next: Value | ((before: Value) => Value)) {
        value = typeof next === 'function' ? (next as (before: Value) => Value)(value) : next
      },
      subscribe,
    }
  },
} satisfies CoreFeatures['coreReactivityFeature']

function subscribe() {
  return { unsubscribe: () => {} }
}
