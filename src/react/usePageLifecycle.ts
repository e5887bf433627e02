import { useEffect } from 'react'
import { live, release } from './activation.ts'
import { cameBack } from './departure.ts'
import type { PortalOptions } from './PortalOptions.ts'
import { takeRedirectedError } from './takeRedirectedError.ts'
import { tellHost } from './tellHost.ts'

/**
 * Follows the page, and the person who is signed in, as they come and go.
 *
 * Leaving with a request under way aborts it. Back to a page that the browser kept alive makes the
 * button idle again. `onReturn` hears of every way back: the page restored, the page loaded anew,
 * and the portal's tab left for this one (`focus` as well, since a second window hides nothing).
 * A failure that `errorRedirect` brings is shown by the first that looks, once for all.
 */
export function usePageLifecycle(
  { onReturn, onError, scope }: PortalOptions,
  button: () => void,
  show: (outcome: Promise<never>) => void,
): void {
  // Unmounted, or someone else is signed in: what runs is no longer wanted.
  useEffect(() => () => release(button), [scope, button])
  useEffect(() => {
    const listeners = new AbortController()
    const follow = (event?: Event & { persisted?: boolean }) => {
      const isLeaving = event?.type === 'pagehide'
      if (isLeaving || event?.persisted) release(button)
      if (isLeaving || document.hidden || live.size) return
      if (onReturn && cameBack(!event)) onReturn()
      const error = takeRedirectedError()
      if (!error) return
      tellHost(onError, error)
      show(Promise.reject(error))
    }
    // Not at once: StrictMode undoes the first mount, and what it would have shown.
    const timer = setTimeout(follow)
    for (const type of ['pagehide', 'pageshow', 'focus', 'visibilitychange']) {
      addEventListener(type, follow, listeners)
    }
    return () => {
      clearTimeout(timer)
      listeners.abort()
    }
  }, [onReturn, onError, button, show])
}
