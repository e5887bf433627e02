import { PortalError } from '../../contract/PortalError.ts'
import type { PortalResult, PortalSettings } from '../settings/PortalOptions.ts'
import { getPage, type Caller } from './Page.ts'
import { startAttempt } from './startAttempt.ts'

/**
 * Opens the portal for a button: joins the attempt that is the same, or else starts one.
 *
 * @param isSent whether the browser has sent the form by itself
 */
export function press(caller: Caller, isSent = false): Promise<PortalResult> {
  const page = getPage()
  // Nobody is left who could be told how it ends.
  if (!page.members.has(caller)) {
    return Promise.resolve({ ok: false, error: new PortalError('aborted') })
  }
  const same = [...page.attempts].find(
    (attempt) =>
      attempt === caller.attempt ||
      // It takes this page away, whoever asks next.
      attempt.isSent ||
      asksTheSame(attempt.settings, caller.settings),
  )
  const attempt = same ?? startAttempt(page, caller, isSent)
  caller.attempt = attempt
  attempt.callers.add(caller)
  caller.show(attempt.state)
  if (!same) caller.follow(attempt.result)
  return attempt.result
}

/** A `requestSession` may be a new function at every render, and counts where there is no endpoint. */
function asksTheSame(one: PortalSettings, two: PortalSettings): boolean {
  return (
    one.endpoint === two.endpoint &&
    one.scope === two.scope &&
    one.overrides?.fetch === two.overrides?.fetch &&
    (one.endpoint !== undefined || one.requestSession === two.requestSession)
  )
}
