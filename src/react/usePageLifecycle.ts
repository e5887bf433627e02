import { useEffect } from 'react'
import { live, release } from './activation.ts'
import { cameBack } from './departure.ts'
import type { PortalOptions } from './PortalOptions.ts'

/**
 * Follows the page, and the person who is signed in, as they come and go.
 *
 * Leaving with a request under way aborts it. Back to a page that the browser kept alive makes the
 * button idle again. `onReturn` hears of every way back: the page restored, the page loaded anew,
 * and the portal's tab left for this one (`focus` as well, since a second window hides nothing).
 */
export function usePageLifecycle({ onReturn, scope }: PortalOptions, button: () => void): void {
  // Unmounted, or someone else is signed in: what runs is no longer wanted.
  useEffect(() => () => release(button), [scope, button])
  useEffect(() => {
    const listeners = new AbortController()
    const follow = (event?: Event & { persisted?: boolean }) => {
      const isLeaving = event?.type === 'pagehide'
      if (isLeaving || event?.persisted) release(button)
      if (isLeaving || document.hidden || live.size || !onReturn) return
      if (cameBack(!event)) onReturn()
    }
    for (const type of ['pagehide', 'pageshow', 'focus', 'visibilitychange']) {
      window.addEventListener(type, follow, listeners)
    }
    follow()
    return () => listeners.abort()
  }, [onReturn, button])
}
