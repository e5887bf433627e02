/** What is called with each event of a page. */
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
  const { navigation }: { navigation?: EventTarget } = globalThis
  const look = () => document.hidden || onLook()
  const restore = (event: Event) => 'persisted' in event && event.persisted && onRestore()

  function change(method: 'addEventListener' | 'removeEventListener') {
    globalThis[method]('pagehide', onHide)
    globalThis[method]('pageshow', restore)
    globalThis[method]('focus', look)
    globalThis[method]('visibilitychange', look)
    navigation?.[method]('currententrychange', onMove)
  }
  change('addEventListener')
  return () => change('removeEventListener')
}
