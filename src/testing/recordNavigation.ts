import type { PortalTarget } from '../index.ts'
import { outsideAct } from './outsideAct.ts'

/** Where a page would have taken the person. */
export interface RecordedNavigation {
  /** The portal link, whole and unused: pass it to the backend's `visit`. */
  url: string
  /** This tab, or a new one. */
  target: PortalTarget
}

/** How long `next` waits. */
export interface NavigationWait {
  /** How long to wait, in milliseconds of real time; `Infinity` for as long as it takes. @default 3000 */
  timeout?: number | undefined
}

// Kept from before a test replaces them by those of a clock that stands still.
const { setTimeout: setRealTimeout, clearTimeout: clearRealTimeout } = globalThis

// A longer time counts as none: timers would take it for the shortest.
const startTimer = (ms: number, ring: () => void) =>
  ms < 2 ** 31 ? setRealTimeout(ring, ms) : undefined

/** Stands in for the browser's navigation. */
export interface NavigationRecord {
  /** Records a link: pass it to a button or a hook as `navigate`. `PortalTestProvider` does so. */
  readonly navigate: (url: string, target: PortalTarget) => void
  /** Where the person would have been taken, oldest first. */
  readonly visits: readonly RecordedNavigation[]
  /**
   * Waits for the next navigation and returns it: the first call returns the first one, and so on,
   * whether it has happened already or not. Rejects if none comes in time.
   */
  readonly next: (wait?: NavigationWait) => Promise<RecordedNavigation>
  /**
   * Plays the person's return from the portal, by going back or, after a new tab, by looking at this
   * page again: buttons are idle again, and `onReturn` is called before this resolves. Rejects if
   * nobody has left.
   */
  readonly comeBack: () => Promise<void>
}

/**
 * Records where a page would take the person, instead of going there.
 *
 * @example
 * const navigation = recordNavigation()
 * render(<PortalTestProvider backend={backend} navigation={navigation}><BillingPage /></PortalTestProvider>)
 * await user.click(screen.getByRole('button', { name: 'Manage billing' }))
 * expect(await navigation.next()).toMatchObject({ target: '_self' })
 * await navigation.comeBack()
 */
export function recordNavigation(): NavigationRecord {
  const visits: RecordedNavigation[] = []
  const waiting: ((visit: RecordedNavigation) => void)[] = []
  let taken = 0

  return {
    visits,
    navigate(url, target) {
      const visit = { url, target }
      visits.push(visit)
      const first = waiting.shift()
      if (!first) return
      taken += 1
      first(visit)
    },
    next: ({ timeout = 3000 } = {}) =>
      outsideAct(() => {
        const visit = visits[taken]
        if (visit) {
          taken += 1
          return visit
        }
        return new Promise((resolve, reject) => {
          const timer = startTimer(timeout, () => {
            waiting.splice(waiting.indexOf(take), 1)
            reject(noNavigation(taken, timeout))
          })
          const take = (next: RecordedNavigation) => {
            clearRealTimeout(timer)
            resolve(next)
          }
          waiting.push(take)
        })
      }),
    async comeBack() {
      const last = visits.at(-1)
      if (!last) {
        throw new Error(
          'comeBack: nobody has left this page, so nobody can come back. Click the billing button ' +
            'and wait for next() first.',
        )
      }
      if (typeof dispatchEvent !== 'function') {
        throw new Error(
          'comeBack: there is no page to come back to. Run this test with a DOM: jsdom, happy-dom or ' +
            'a browser.',
        )
      }
      await outsideAct(() => {
        dispatchEvent(last.target === '_blank' ? new Event('focus') : restoredPage())
      })
    },
  }
}

/** Of a page that the browser kept alive. Not every DOM for tests knows PageTransitionEvent. */
function restoredPage(): Event {
  return Object.defineProperty(new Event('pageshow'), 'persisted', { value: true })
}

function noNavigation(seen: number, timeout: number): Error {
  return new Error(
    `next: the page went nowhere within ${timeout} ms${seen > 0 ? ` after ${seen} time(s)` : ''}. ` +
      'Look at the alert on the page and at the events of the backend: they say why no link came. ' +
      'A page outside PortalTestProvider navigates for real.',
  )
}
