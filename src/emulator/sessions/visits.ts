import type { EmulatorClock } from '../clock.ts'
import type { EventLog } from '../events.ts'
import { randomSecret } from '../randomText.ts'
import type { Ledger } from './ledger.ts'
import type { SessionRecord } from './SessionRecord.ts'

export type VisitEnd = 'expired' | 'revoked' | 'logged_out'

interface Visit {
  sessionId: string
  ended?: VisitEnd
}

/** Who is signed in to the hosted portal. A visit lasts as long as its session: see `find`. */
export interface Visits {
  /** Signs a visitor in and gives the secret that their cookie carries. */
  begin(session: SessionRecord): string
  /**
   * The visit behind a cookie, and how it ended if it did. That the hour runs from the mint, and
   * that revoking ends a live visit, are this package's assumptions: MarginFront says neither.
   */
  find(secret: string): { session: SessionRecord; ended: VisitEnd | undefined } | undefined
  logOut(secret: string): void
  /** Ends every live visit of a session that was revoked. */
  endRevoked(sessionId: string): void
  clear(): void
}

export function createVisits(clock: EmulatorClock, ledger: Ledger, events: EventLog): Visits {
  const visits = new Map<string, Visit>()

  const end = (visit: Visit, session: SessionRecord, reason: VisitEnd) => {
    visit.ended = reason
    const { id: sessionId, customerId } = session
    events.record({ type: 'visit_ended', reason, sessionId, customerId })
  }
  const find = (secret: string) => {
    const visit = visits.get(secret)
    const session = visit && ledger.get(visit.sessionId)
    if (!visit || !session) return undefined
    if (!visit.ended && clock.now() >= session.expiresAt) end(visit, session, 'expired')
    return { visit, session }
  }

  return {
    begin(session) {
      const secret = randomSecret()
      visits.set(secret, { sessionId: session.id })
      return secret
    },
    find(secret) {
      const found = find(secret)
      return found && { session: found.session, ended: found.visit.ended }
    },
    logOut(secret) {
      const found = find(secret)
      if (found && !found.visit.ended) end(found.visit, found.session, 'logged_out')
    },
    endRevoked(sessionId) {
      for (const [secret, visit] of visits) {
        if (visit.sessionId !== sessionId) continue
        const found = find(secret)
        if (found && !visit.ended) end(visit, found.session, 'revoked')
      }
    },
    clear: () => visits.clear(),
  }
}
