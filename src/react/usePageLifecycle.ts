import { useEffect } from 'react'
import { errorParameter } from '../contract/errorParameter.ts'
import { errorTable, type PortalErrorCode } from '../contract/errorTable.ts'
import { PortalError } from '../contract/PortalError.ts'
import { live, release, sentForm } from './activation.ts'
import { cameBack } from './departure.ts'
import type { PortalOptions } from './PortalOptions.ts'
import { tellHost } from './tellHost.ts'

/**
 * Follows the page, and the person who is signed in, as they come and go.
 *
 * Leaving with a request under way aborts it. Back to a page that the browser kept alive makes the
 * button idle again. `onReturn` hears of every way back: the page restored, the page loaded anew,
 * and the portal's tab left for this one (`focus` as well, since a second window hides nothing).
 * A failure that `errorRedirect` brings is shown by the first that looks, once for all.
 *
 * @param button makes the button idle
 * @param show makes it show an attempt, until it ends
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
      if (event?.persisted) release(button)
      if (document.hidden || live.size) return
      if (onReturn && cameBack(!event)) onReturn()

      const url = new URL(document.URL)
      const code = url.searchParams.get(errorParameter) as PortalErrorCode | null
      if (!code) return
      // Or else a reload, a bookmark or a shared link shows it again. Routers keep their place in
      // the state.
      url.searchParams.delete(errorParameter)
      history.replaceState(history.state, '', url)
      // Anyone can write an address, so that only what a route answers with counts.
      if (errorTable[code]?.status) {
        const error = new PortalError(code)
        tellHost(onError, error)
        show(Promise.reject(error))
      }
    }
    // Not at once: StrictMode undoes the first mount, and what it would have shown.
    const timer = setTimeout(follow)
    for (const type of ['pageshow', 'focus', 'visibilitychange']) {
      addEventListener(type, follow, listeners)
    }
    addEventListener(
      'pagehide',
      () => {
        release(button)
        release(sentForm)
      },
      listeners,
    )
    return () => {
      clearTimeout(timer)
      listeners.abort()
    }
  }, [onReturn, onError, button, show])
}
