/** What a page can tell of itself. */
export interface PageListeners {
  /** The page is left. */
  onHide: () => void
  /** The browser had kept the page, and shows it again. */
  onRestore: () => void
  /** The person looks at the page, again or for the first time. */
  onLook: () => void
  /** A router has changed the address, as far as the browser tells. */
  onMove: () => void
}

/**
 * Listens to the page until the function that it gives is called.
 *
 * `focus` as well as `visibilitychange`, since a second window hides nothing. Without the option
 * `signal`: events refuse a signal of another realm, such as Node's in Jest's jsdom.
 */
export function watchPage({ onHide, onRestore, onLook, onMove }: PageListeners): () => void {
  const onShow = ({ persisted }: PageTransitionEvent) => {
    if (persisted) onRestore()
  }
  const onLookIfVisible = () => {
    if (!document.hidden) onLook()
  }
  addEventListener('pagehide', onHide)
  addEventListener('pageshow', onShow)
  addEventListener('focus', onLookIfVisible)
  addEventListener('visibilitychange', onLookIfVisible)
  const { navigation }: { navigation?: Navigation } = globalThis
  navigation?.addEventListener('currententrychange', onMove)
  return () => {
    removeEventListener('pagehide', onHide)
    removeEventListener('pageshow', onShow)
    removeEventListener('focus', onLookIfVisible)
    removeEventListener('visibilitychange', onLookIfVisible)
    navigation?.removeEventListener('currententrychange', onMove)
  }
}
