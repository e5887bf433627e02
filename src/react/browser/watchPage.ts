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
  const { navigation = globalThis }: { navigation?: EventTarget } = globalThis
  const look = () => document.hidden || onLook()
  const listeners: [EventTarget, type: string, listener: (event: Event) => void][] = [
    [globalThis, 'pagehide', onHide],
    [globalThis, 'pageshow', (event) => 'persisted' in event && event.persisted && onRestore()],
    [globalThis, 'focus', look],
    [globalThis, 'visibilitychange', look],
    [navigation, 'currententrychange', onMove],
  ]
  for (const [target, type, listener] of listeners) target.addEventListener(type, listener)
  return () => {
    for (const [target, type, listener] of listeners) target.removeEventListener(type, listener)
  }
}
