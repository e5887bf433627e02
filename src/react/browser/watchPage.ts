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
  const stops = [
    listen(globalThis, 'pagehide', onHide),
    listen(globalThis, 'pageshow', (event) => {
      if ('persisted' in event && event.persisted) onRestore()
    }),
    listen(globalThis, 'focus', look),
    listen(globalThis, 'visibilitychange', look),
    navigation && listen(navigation, 'currententrychange', onMove),
  ]
  return () => {
    for (const stop of stops) stop?.()
  }
}

function listen(target: EventTarget, type: string, listener: (event: Event) => void): () => void {
  target.addEventListener(type, listener)
  return () => target.removeEventListener(type, listener)
}
