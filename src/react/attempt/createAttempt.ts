import type { PortalErrorCode } from '../../contract/errorTable.ts'
import { PortalError } from '../../contract/PortalError.ts'
import type { PortalResult } from '../settings/PortalOptions.ts'
import { tellFailure } from '../tells/tellFailure.ts'
import type { Attempt, Caller, Page } from './Page.ts'
import { afterError, idle } from './PortalState.ts'
import { tellHost } from './tellHost.ts'

/** What an attempt needs besides the button that began it. */
interface AttemptParts {
  isSentForm?: boolean
  /** Gives up what still runs, at a failure alone. */
  giveUp?: () => void
  /** Lets go of what has to go in any case. */
  cleanUp?: () => void
}

/** An attempt, and the way to tell that the link was handed over. */
export interface StartedAttempt {
  attempt: Attempt
  /** Settles the result. The attempt goes on until the page has left. */
  succeed: () => void
}

// Beyond this, the clock of browsers starts anew: https://html.spec.whatwg.org/#timers
const longestTimeout = 2 ** 31 - 1

/** Enters an attempt of this button among those of the page, and ends it in time. */
export function createAttempt(
  page: Page,
  caller: Caller,
  { isSentForm = false, giveUp, cleanUp }: AttemptParts,
): StartedAttempt {
  const { endpoint, requestSession, scope, timeout } = caller.settings
  let settle: (result: PortalResult) => void = () => {}
  const result = new Promise<PortalResult>((resolve) => {
    settle = resolve
  })

  const attempt: Attempt = {
    endpoint,
    requestSession,
    scope,
    callers: new Set(),
    isSentForm,
    state: { status: 'requesting', error: null },
    result,
    end(error) {
      if (!page.attempts.delete(attempt)) return
      clearTimeout(timer)
      cleanUp?.()
      if (error) giveUp?.()
      const [first] = attempt.callers
      for (const each of attempt.callers) {
        each.attempt = undefined
        each.show(error ? afterError(error) : idle)
      }
      if (error && error.code !== 'aborted') {
        tellFailure(error, (first ?? caller).settings)
        tellHost((first ?? caller).settings.onError, error)
      }
      settle(error ? { ok: false, error } : { ok: true })
    },
    callOff: () => endUnlessHandedOver('aborted'),
  }
  const endUnlessHandedOver = (code: PortalErrorCode) => {
    attempt.end(attempt.state.status === 'redirecting' ? undefined : new PortalError(code))
  }
  const timer =
    timeout > longestTimeout ? undefined : setTimeout(endUnlessHandedOver, timeout, 'timeout')

  page.attempts.add(attempt)
  return { attempt, succeed: () => settle({ ok: true }) }
}
