import { PortalError } from '../../contract/PortalError.ts'
import type { PortalResult } from '../settings/PortalOptions.ts'
import { detach, join } from './callers.ts'
import { getPage, type Attempt, type Caller, type Page } from './Page.ts'
import { startAttempt } from './startAttempt.ts'

/** Opens the portal for a button: joins the attempt that is the same, or else starts one. */
export function press(caller: Caller): Promise<PortalResult> {
  // Nobody is left who could be told how it ends.
  if (caller.isUnmounted) return Promise.resolve({ ok: false, error: new PortalError('aborted') })

  const page = getPage()
  const { endpoint, scope } = caller.settings
  const own = caller.attempt
  // A render can change whose billing it is before the effect that follows it.
  if (own && !own.isSentForm && (own.endpoint !== endpoint || own.scope !== scope)) detach(caller)

  const running = caller.attempt ?? findSame(page, caller)
  const attempt = running ?? startAttempt(page, caller)
  join(caller, attempt)
  if (!running) caller.follow(attempt.result)
  return attempt.result
}

/** `requestSession` may be a new function at every render, so that two are the same by endpoint. */
function findSame(page: Page, { settings }: Caller): Attempt | undefined {
  const { endpoint, requestSession, scope } = settings
  for (const attempt of page.attempts) {
    // A form that was sent takes this page away, whoever asks next.
    if (attempt.isSentForm) return attempt
    const isSameSource = endpoint
      ? attempt.endpoint === endpoint
      : !attempt.endpoint && attempt.requestSession === requestSession
    if (isSameSource && attempt.scope === scope) return attempt
  }
  return undefined
}
