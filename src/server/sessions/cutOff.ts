import type { VisitReport } from '../events/createReporter.ts'
import type { PortalRevokedEvent } from '../events/PortalEvent.ts'
import { fieldsOf } from '../fieldsOf.ts'
import type { PortalSessionsClient } from './PortalSessionsClient.ts'
import { revokeSession } from './revokeSession.ts'

/** What it takes to cut a session off. */
export interface CuttingOff {
  client: PortalSessionsClient
  timeout: number
  report: VisitReport
}

/** Revokes a session that nobody will get, and reports whether it is dead. Never rejects. */
export async function cutOff(
  session: unknown,
  code: PortalRevokedEvent['code'],
  { client, timeout, report }: CuttingOff,
): Promise<void> {
  const { id, url } = fieldsOf(session)
  if (typeof id !== 'string' || id === '') {
    if (url !== undefined) report.stillAlive('An undelivered link has no id to revoke it by.')
  } else if (await revokeSession(client, id, timeout)) {
    report.revoked(id, code)
  } else {
    report.stillAlive('An undelivered link could not be revoked; it works until it expires.', id)
  }
}
