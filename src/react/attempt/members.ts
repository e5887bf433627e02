import { PortalError } from '../../contract/PortalError.ts'
import { forgetTrip, noteAway } from '../browser/departure.ts'
import { forgetRedirectedError, takeRedirectedError } from '../browser/redirectedError.ts'
import { watchPage } from '../browser/watchPage.ts'
import { getPage, type Caller, type Member, type Page } from './Page.ts'
import { idle, stateAfter } from './PortalState.ts'

const isCaller = (member: Member): member is Caller => 'show' in member

/** Enters a component among those of the page, and returns the way out. */
export function enter(member: Member): () => void {
  const page = getPage()
  page.members.add(member)
  page.unwatch ??= watch(page)
  planLook(page)
  return () => {
    page.members.delete(member)
    // What a host mounts anew because it has heard of a return has not come late.
    if (page.told?.has(member)) page.told = undefined
    if (page.members.size > 0) return
    page.unwatch?.()
    page.unwatch = undefined
    forgetRedirectedError(page)
  }
}

function watch(page: Page): () => void {
  const callOffAll = () => {
    for (const attempt of page.attempts) attempt.giveUp('aborted')
  }
  return watchPage({
    onHide() {
      if ([...page.attempts].some(({ isSent }) => isSent)) page.isAway = true
      if (Date.now() < page.leavingUntil) noteAway(page)
      // Nothing is rendered: Firefox loses the message with which React's scheduler wakes itself when
      // the page is kept before it comes, and a page that is shown again would then never render.
      for (const { callers, giveUp } of page.attempts) {
        for (const caller of callers) caller.attempt = undefined
        callers.clear()
        giveUp('aborted')
      }
    },
    onRestore() {
      callOffAll()
      for (const member of page.members) if (isCaller(member)) member.show(idle)
      tellOfReturn(page)
    },
    onLook() {
      // The page did not leave after all, or it did so in an app that has opened the link inside it.
      for (const { isSent, state, end } of page.attempts) {
        if (isSent || state.status === 'redirecting') end()
      }
      tellOfReturn(page)
      showRedirectedError(page)
    },
    onMove: () => showRedirectedError(page),
  })
}

/** Milliseconds for other roots of the page to mount. */
const settlingTime = 10

/** Looks for what came with the page once everything has mounted. */
export function planLook(page: Page): void {
  if (page.isLookPlanned) return
  page.isLookPlanned = true
  setTimeout(() => {
    page.isLookPlanned = false
    if (document.hidden) return
    // A trip that began in this page goes on elsewhere: a component that mounts is no return.
    if (!page.isAway) tellOfReturn(page)
    showRedirectedError(page)
  }, settlingTime)
}

/** Milliseconds for what loads late in a page to mount, and to hear of the return as well. */
const lateTime = 5_000

/** Tells each function once, and nobody where there was no trip. It waits for one who listens. */
function tellOfReturn(page: Page): void {
  const listeners = [...page.members].filter(({ settings }) => settings.onReturn)
  if (listeners.length > 0 && forgetTrip(page)) {
    const told = new Set<Member>()
    page.told = told
    setTimeout(() => {
      // Unless there was another return meanwhile, whose own time this one would cut short.
      if (page.told === told) page.told = undefined
    }, lateTime)
  }
  const { told } = page
  if (!told) return
  // As they are now: an inline function is another one at each render of what has heard.
  const heard = new Set([...told].map(({ settings }) => settings.onReturn))
  for (const member of listeners) {
    const { onReturn } = member.settings
    if (onReturn && !told.has(member) && !heard.has(onReturn)) queueMicrotask(onReturn)
    told.add(member)
    heard.add(onReturn)
  }
}

/** Shows a failure that `errorRedirect` has brought, on the first button there is. */
function showRedirectedError(page: Page): void {
  const caller = [...page.members].filter(isCaller).find(({ render }) => render)
  const code = caller && takeRedirectedError(page)
  if (!code) return
  const error = new PortalError(code)
  caller.show(stateAfter(error))
  caller.follow(Promise.resolve({ ok: false, error }))
  queueMicrotask(() => caller.settings.onError?.(error))
}
