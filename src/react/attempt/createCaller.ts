import type { PortalSettings } from '../settings/PortalOptions.ts'
import { planLook } from './members.ts'
import { getPage, type Caller } from './Page.ts'
import { part } from './part.ts'
import { idle, type PortalState } from './PortalState.ts'

/** A {@link Caller}, and what React reads its state by. */
interface StoredCaller extends Caller {
  getState: () => PortalState
  subscribe: (onChange: () => void) => () => void
}

/**
 * Creates a button's place among those of the page. Its state is a store's and not React's: what is
 * set in a transition, such as a form's action, is not rendered before that has ended.
 */
export function createCaller(settings: PortalSettings): StoredCaller {
  let state = idle
  const caller: StoredCaller = {
    settings,
    follow() {},
    show(next) {
      state = next
      caller.render?.()
    },
    getState: () => state,
    subscribe(onChange) {
      caller.render = onChange
      // What came with the page while this one was hidden may have found nobody to show it.
      planLook(getPage())
      return () => {
        caller.render = undefined
        // Hidden, as by `Activity`: https://react.dev/reference/react/Activity. Not at once, since
        // StrictMode ends a component and begins it again.
        queueMicrotask(() => {
          if (!caller.render) part(caller)
        })
      }
    },
  }
  return caller
}
