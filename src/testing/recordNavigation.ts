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
  /** How long to wait, in milliseconds of real time. @default 3000 */
  timeout?: number | undefined
}

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
  const listeners = new Set<() => void>()
  let taken = 0

  return {
    visits,
    navigate(url, target) {
      visits.push({ url, target })
      for (const listener of listeners) listener()
    },
    next: ({ timeout = 3000 } = {}) =>
      outsideAct(() => {
        const index = taken++
        return new Promise((resolve, reject) => {
          const look = () => {
            const visit = visits[index]
            if (!visit) return
            stop()
            resolve(visit)
          }
          const timer = setTimeout(() => {
            stop()
            taken -= 1
            reject(noNavigation(index, timeout))
          }, timeout)
          const stop = () => {
            clearTimeout(timer)
            listeners.delete(look)
          }
          listeners.add(look)
          look()
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
