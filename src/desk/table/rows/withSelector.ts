import { useMemo, useSyncExternalStore } from 'react'

/**
 * What TanStack's store hooks take of `use-sync-external-store`, on React 18's own hook. That package
 * is CommonJS, which requires React: in an ES module, browsers have no `require`.
 */
export function useSyncExternalStoreWithSelector<Snapshot, Selection>(
  subscribe: (listener: () => void) => () => void,
  getSnapshot: () => Snapshot,
  getServerSnapshot: () => Snapshot,
  selector: (snapshot: Snapshot) => Selection,
  isEqual: (a: Selection, b: Selection) => boolean = Object.is,
): Selection {
  const [get, getOnServer] = useMemo(() => {
    let last: { selection: Selection } | undefined
    const select = (snapshot: Snapshot) => {
      const selection = selector(snapshot)
      if (!last || !isEqual(last.selection, selection)) last = { selection }
      return last.selection
    }
    return [() => select(getSnapshot()), () => select(getServerSnapshot())]
  }, [getSnapshot, getServerSnapshot, selector, isEqual])
  return useSyncExternalStore(subscribe, get, getOnServer)
}
