import { PortalError } from '../../contract/PortalError.ts'
import { forgetTrip, noteAway } from '../browser/departure.ts'
import { checkLink, followLink, openWaitingTab } from '../browser/navigation.ts'
import type { PortalResult } from '../settings/PortalOptions.ts'
import type { Attempt, Caller, Page } from './Page.ts'
import { stateAfter } from './PortalState.ts'
import { reportFailure } from '../tells/reportFailure.ts'
import { requestLink } from './requestLink.ts'
import { toPortalError } from './toPortalError.ts'

/** How often a waiting tab is looked at, in milliseconds. No event tells that it was closed. */
const lookAtTabEvery = 200
/** How long a page may take to leave, in milliseconds, however long an attempt may. */
const longestLeave = 60_000

/**
 * Asks for a link and goes there. It runs inside the click, where a tab may open.
 *
 * @param isSent whether the browser has sent the form by itself, and goes where its answer leads
 */
export function startAttempt(page: Page, caller: Caller, isSent: boolean): Attempt {
  const { settings } = caller
  const { target, navigate, timeout, onRedirect } = settings
  const controller = new AbortController()
  const needsTab = target === '_blank' && !navigate
  const tab = needsTab ? openWaitingTab(settings.labels.pending) : undefined
  let settle: (result: PortalResult) => void

  const attempt: Attempt = {
    settings,
    isSent,
    callers: new Set(),
    state: { status: 'requesting', error: null },
    result: new Promise((resolve) => {
      settle = resolve
    }),
    end(error) {
      if (!page.attempts.delete(attempt)) return
      clearTimeout(timer)
      clearInterval(watch)
      const [first = caller] = attempt.callers
      show(stateAfter(error))
      for (const each of attempt.callers) each.attempt = undefined
      if (error) {
        controller.abort()
        tab?.close()
        if (error.code !== 'aborted') reportFailure(error, first.settings)
      }
      settle(error ? { ok: false, error } : { ok: true })
    },
    giveUp(code) {
      // The link is handed over: no more than the waiting for this page to leave is given up.
      attempt.end(attempt.state.status === 'redirecting' ? undefined : new PortalError(code))
    },
  }

  function show(state: Attempt['state']) {
    attempt.state = state
    for (const each of attempt.callers) each.show(state)
  }
  // Ending the request then, and not at its answer, lets the route revoke a link nobody would see.
  function endIfTabIsClosed() {
    if (tab?.closed) attempt.giveUp('tab_closed')
  }
  const timer = setTimeout(attempt.giveUp, timeout, 'timeout')
  const watch = tab && setInterval(endIfTabIsClosed, lookAtTabEvery)

  async function goToPortal() {
    const link = await requestLink(settings, controller.signal)
    const url = checkLink(link, settings.portalOrigins)
    endIfTabIsClosed()
    if (!page.attempts.has(attempt)) return

    // A tab that has gone to the portal says of itself that it is closed.
    clearInterval(watch)
    if (onRedirect) queueMicrotask(() => onRedirect(target))
    if (needsTab && !tab) reportFailure(new PortalError('popup_blocked'), settings)
    if (navigate || tab) noteAway(page)
    const staysHere = target === '_blank' && (navigate || tab)
    if (!staysHere) page.leavingUntil = Date.now() + Math.min(timeout, longestLeave)
    show({ status: 'redirecting', error: null })
    await followLink(url, { target, navigate, tab }).catch((cause: unknown) => {
      forgetTrip(page)
      throw cause
    })
    settle({ ok: true })
    if (staysHere) attempt.end()
  }

  page.attempts.add(attempt)
  if (!isSent) goToPortal().catch((cause: unknown) => attempt.end(toPortalError(cause)))
  return attempt
}
