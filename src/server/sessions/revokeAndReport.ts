import type { VisitReport } from '../events/createReporter.ts'
import type { RevocationCode } from '../events/RouteEvent.ts'
import { fieldsOf } from '../fieldsOf.ts'
import { sessionIdIn } from '../marginfront/strayId.ts'
import { RouteFailure } from '../RouteFailure.ts'
import type { Calls } from '../upstream/callsOf.ts'
import { revokeSession } from './revokeSession.ts'

/** What it takes to revoke a session. */
export interface Revoking {
  calls: Calls
  timeout: number
  report: VisitReport
}

/** Revokes a session that nobody will get, and reports whether it is dead. Never rejects. */
export async function revokeAndReport(
  session: unknown,
  code: RevocationCode,
  { calls, timeout, report }: Revoking,
): Promise<void> {
  const id = sessionIdIn(session)
  if (id === undefined) {
    if (fieldsOf(session)['url'] !== undefined) report.stillAlive(withoutId())
    return
  }
  const failure = await revokeSession(calls, id, timeout)
  if (failure) report.stillAlive(failure, id)
  else report.revoked(id, code)
}

function withoutId(): RouteFailure {
  return new RouteFailure(
    'upstream_error',
    'A link that could not be delivered came without a session id, so it cannot be revoked; it ' +
      "works until it expires. Have your client return the session's id with the link.",
  )
}
