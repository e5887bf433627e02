import { PortalError } from '../../contract/PortalError.ts'
import type { PortalResult } from '../settings/PortalOptions.ts'
import { accountOf, sourceOf } from './accountOf.ts'
import { join } from './callers.ts'
import { getPage, type Caller } from './Page.ts'
import { startAttempt } from './startAttempt.ts'

/** Opens the portal for a button: joins the attempt that is the same, or else starts one. */
export function press(caller: Caller): Promise<PortalResult> {
  const page = getPage()
  // Nobody is left who could be told how it ends.
  if (!page.members.has(caller)) {
    return Promise.resolve({ ok: false, error: new PortalError('aborted') })
  }
  const source = sourceOf(caller.settings)
  const account = accountOf(caller.settings)
  const same = [...page.attempts].find(
    (attempt) =>
      attempt === caller.attempt ||
      // A form that was sent takes this page away, whoever asks next.
      attempt.account === undefined ||
      (attempt.source === source && attempt.account === account),
  )
  return join(caller, same ?? startAttempt(page, caller), !same)
}
