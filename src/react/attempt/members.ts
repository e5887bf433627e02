import { PortalError } from '../../contract/PortalError.ts'
import { forgetTrip, noteAway } from '../browser/departure.ts'
import { forgetTakenError, takeRedirectedError } from '../browser/redirectedError.ts'
import { watchPage } from '../browser/watchPage.ts'
import { getPage, type Caller, type Member, type Page } from './Page.ts'
import { afterError, idle } from './PortalState.ts'
import { tellHost } from './tellHost.ts'

const isCaller = (member: Member): member is Caller => 'show' in member

/** Enters a component among those of the page. The first one has the page watched. */
export function enter(member: Member): void {
  const page = getPage()
  page.members.add(member)
  page.unwatch ??= watch(page)
  if (page.isLookPlanned) return
  page.isLookPlanned = true
  // Not at once: StrictMode undoes the first mount, and other roots are about to mount.
  setTimeout(() => {
    page.isLookPlanned = false
    if (document.hidden) return
    // A trip that began in this page goes on elsewhere: a component that mounts is no return.
    if (!page.departure.isAway) tellOfReturn(page)
    showRedirectedError(page)
  })
}

/** Undoes {@link enter}. The last one takes the listeners along. */
export function leave(member: Member): void {
  const page = getPage()
  page.members.delete(member)
  if (page.members.size > 0) return
  page.unwatch?.()
  page.unwatch = undefined
  forgetTakenError(page.takenError)
}

function watch(page: Page): () => void {
  return watchPage({
    onHide() {
      const hasSentForm = [...page.attempts].some(({ isSentForm }) => isSentForm)
      if (hasSentForm) page.departure.isAway = true
      if (Date.now() < page.departure.leavingUntil) noteAway(page.departure)
      for (const attempt of page.attempts) attempt.callOff()
    },
    onRestore() {
      for (const attempt of page.attempts) attempt.callOff()
      for (const member of page.members) if (isCaller(member)) member.show(idle)
      tellOfReturn(page)
    },
    onLook() {
      // The page did not leave after all, or it did so in an app that has opened the link inside it.
      for (const attempt of page.attempts) {
        if (attempt.isSentForm || attempt.state.status === 'redirecting') attempt.end()
      }
      tellOfReturn(page)
      showRedirectedError(page)
    },
    onMove: () => showRedirectedError(page),
  })
}

/** Tells each function once, and nobody where there was no trip. It waits for one who listens. */
function tellOfReturn(page: Page): void {
  const listeners = new Set([...page.members].map(({ settings }) => settings.onReturn))
  listeners.delete(undefined)
  if (listeners.size === 0 || !forgetTrip(page.departure)) return
  for (const onReturn of listeners) tellHost(onReturn, undefined)
}

/** Shows a failure that `errorRedirect` has brought, on the first button there is. */
function showRedirectedError(page: Page): void {
  const caller = [...page.members].find(isCaller)
  const code = caller && takeRedirectedError(page.takenError)
  if (!code) return
  const error = new PortalError(code)
  caller.show(afterError(error))
  caller.follow(Promise.resolve({ ok: false, error }))
  tellHost(caller.settings.onError, error)
}
