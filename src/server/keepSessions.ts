import type { VisitReport } from './createVisitReporter.ts'
import { fieldsOf } from './fieldsOf.ts'
import { inBackground } from './inBackground.ts'
import { mintSession } from './mintSession.ts'
import type { PortalRevokedEvent } from './PortalEvent.ts'
import type { MintParams, PortalSessionsClient } from './PortalSessionsClient.ts'
import { revokeSession } from './revokeSession.ts'

type RevokedBecause = PortalRevokedEvent['code']

/** What the sessions of one visit are kept with. */
export interface SessionKeeping {
  client: PortalSessionsClient
  signal: AbortSignal
  timeout: number
  context: unknown
  report: VisitReport
}

/** Mints a session and answers for it: one that cannot be delivered is cut off and reported. */
export interface SessionKeeper {
  mint: (params: MintParams) => Promise<unknown>
  revoke: (session: unknown, code: RevokedBecause) => Promise<void>
}

/** Gives the keeper of the sessions of one visit. */
export function keepSessions({ client, context, report, ...time }: SessionKeeping): SessionKeeper {
  async function cutOff(session: unknown, code: RevokedBecause) {
    const { id, url } = fieldsOf(session)
    if (typeof id !== 'string' || id === '') {
      if (url !== undefined) report.stillAlive('An undelivered link has no id to revoke it by.')
    } else if (await revokeSession(client, id, time.timeout)) {
      report.revoked(id, code)
    } else {
      report.stillAlive('An undelivered link could not be revoked; it works until it expires.', id)
    }
  }

  function onLate(late: Promise<unknown>) {
    const settled = late.then((session) => cutOff(session, 'upstream_timeout'), ignore)
    void inBackground(context, settled)
  }

  return {
    mint: (params) =>
      mintSession({ create: () => client.portalSessions.create(params), onLate, ...time }),
    revoke: (session, code) => inBackground(context, cutOff(session, code)),
  }
}

function ignore() {}
