import { useEffect, type RefObject } from 'react'
import type { Activation } from './activation.ts'
import { cameBack } from './departure.ts'
import type { PortalOptions } from './PortalOptions.ts'
import { tellHost } from './tellHost.ts'

/**
 * Follows the page as it leaves for the portal and comes back.
 *
 * Leaving with a request under way aborts it. Back to a page that the browser kept alive makes the
 * button idle again. `onReturn` hears of every way back: the page restored, the page loaded anew,
 * and the portal's tab left for this one (`focus` as well, since a second window hides nothing).
 */
export function usePageLifecycle(
  { endpoint, onReturn }: PortalOptions,
  current: RefObject<Activation | null>,
  reset: () => void,
): void {
  useEffect(() => {
    const listeners = new AbortController()
    const lookForReturn = (isMounting?: boolean) => {
      if (onReturn && !current.current?.isLive() && cameBack(endpoint, isMounting)) {
        tellHost(onReturn, undefined)
      }
    }
    const onPageEvent = ({ type, persisted }: Event & { persisted?: boolean }) => {
      const isLeaving = type === 'pagehide'
      if (isLeaving || persisted) reset()
      if (!isLeaving && !document.hidden) lookForReturn()
    }
    for (const type of ['pagehide', 'pageshow', 'focus', 'visibilitychange']) {
      window.addEventListener(type, onPageEvent, listeners)
    }
    lookForReturn(true)
    return () => listeners.abort()
  }, [endpoint, onReturn, current, reset])
}
