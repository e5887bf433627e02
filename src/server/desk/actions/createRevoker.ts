import type { Answer } from '../../answers/Answer.ts'
import { empty } from '../../answers/responses.ts'
import { askMarginFront } from '../../upstream/askMarginFront.ts'
import { forRevocation } from './callMeanings.ts'
import type { DeskSessions } from './createDeskSessions.ts'
import type { DeskCall } from './DeskCall.ts'
import { recordAudit } from './recordAudit.ts'

/** Makes the action that cuts a link off, at once and for good. */
export function createRevoker<Context>({ settings, callsFor }: DeskSessions<Context>) {
  return async (call: DeskCall<Context>, sessionId: string): Promise<Answer> => {
    const calls = await callsFor(call.visit.args)
    await recordAudit(settings, call, { action: 'revoke', sessionId })
    await askMarginFront({
      call: () => calls.revoke(sessionId),
      meaning: forRevocation,
      timeout: settings.timeout,
    })
    call.report.revoked(sessionId)
    return empty(call.to)
  }
}
