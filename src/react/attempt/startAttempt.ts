import { PortalError } from '../../contract/PortalError.ts'
import { forgetTrip, noteAway } from '../browser/departure.ts'
import { checkLink, followLink, openWaitingTab } from '../browser/navigation.ts'
import { tellFailure } from '../tells/tellFailure.ts'
import { createAttempt } from './createAttempt.ts'
import type { Attempt, Caller, Page } from './Page.ts'
import { requestLink } from './requestLink.ts'
import { tellHost } from './tellHost.ts'
import { toPortalError } from './toPortalError.ts'

/** How often a waiting tab is looked at, in milliseconds. No event tells that it was closed. */
const lookAtTabEvery = 200

/** Asks for a link and goes there. It runs inside the click, where a tab may open. */
export function startAttempt(page: Page, caller: Caller): Attempt {
  const { settings } = caller
  const { target, navigate, portalOrigins, timeout } = settings
  const controller = new AbortController()
  const needsTab = target === '_blank' && !navigate
  const tab = needsTab ? openWaitingTab(settings.labels.pending) : undefined
  const isBlocked = needsTab && !tab
  const { attempt, succeed } = createAttempt(page, caller, {
    giveUp() {
      controller.abort()
      tab?.close()
    },
    cleanUp: () => clearInterval(watch),
  })
  // Ending the request then, and not at its answer, lets the route revoke a link nobody would see.
  const endIfTabIsClosed = () => {
    if (tab?.closed) attempt.end(new PortalError('tab_closed'))
  }
  let hasSetOff = false
  const watch = tab && setInterval(endIfTabIsClosed, lookAtTabEvery)

  async function run() {
    const url = checkLink(await requestLink(settings, controller.signal), portalOrigins)
    endIfTabIsClosed()
    if (!page.attempts.has(attempt)) return

    clearInterval(watch)
    tellHost(settings.onRedirect, target)
    if (isBlocked) {
      const error = new PortalError('popup_blocked')
      tellFailure(error, settings)
      tellHost(settings.onError, error)
    }
    hasSetOff = true
    const opensElsewhere = target === '_blank' && !isBlocked
    if (opensElsewhere || navigate) noteAway(page.departure)
    if (!opensElsewhere) {
      page.departure.leavingUntil = Date.now() + timeout
      attempt.state = { status: 'redirecting', error: null }
      for (const each of attempt.callers) each.show(attempt.state)
    }
    await followLink(url, { target, navigate, tab })
    succeed()
    if (opensElsewhere) attempt.end()
  }

  run().catch((cause: unknown) => {
    if (hasSetOff) forgetTrip(page.departure)
    attempt.end(toPortalError(cause))
  })
  return attempt
}
