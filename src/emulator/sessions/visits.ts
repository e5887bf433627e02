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

interface FoundVisit {
  session: SessionRecord
  ended: VisitEnd | undefined
}

/** Who is signed in to the hosted portal. A visit lasts as long as its session: see `find`. */
export interface Visits {
  /** Signs in the one visitor of a session, and gives the secret that their cookie carries. */
  begin(session: SessionRecord): string
  /**
   * The visit behind a cookie, and how it ended if it did. That the hour runs from the mint, and
   * that revoking ends a live visit, are this package's assumptions: MarginFront says neither.
   */
  find(secret: string): FoundVisit | undefined
  /** Ends a visit, if it has not ended yet, and gives what it was. */
  logOut(secret: string): FoundVisit | undefined
  /** Ends the visit of a session that was revoked. */
  endRevoked(sessionId: string): void
  clear(): void
}

export function createVisits(clock: EmulatorClock, ledger: Ledger, events: EventLog): Visits {
  const bySecret = new Map<string, Visit>()
  // A link opens once, so a session has one visit.
  const bySession = new Map<string, Visit>()

  const end = (visit: Visit, session: SessionRecord, reason: VisitEnd) => {
    visit.ended = reason
    const { id: sessionId, customerId } = session
    events.record({ type: 'visit_ended', reason, sessionId, customerId })
  }
  const endWith = (reason: VisitEnd, visit: Visit | undefined): FoundVisit | undefined => {
    const found = look(visit)
    if (visit && found && !found.ended) end(visit, found.session, reason)
    return found
  }
  const look = (visit: Visit | undefined): FoundVisit | undefined => {
    const session = visit && ledger.get(visit.sessionId)
    if (!visit || !session) return undefined
    if (!visit.ended && clock.now() >= session.expiresAt) end(visit, session, 'expired')
    return { session, ended: visit.ended }
  }

  return {
    begin(session) {
      const secret = randomSecret()
      const visit: Visit = { sessionId: session.id }
      bySecret.set(secret, visit)
      bySession.set(session.id, visit)
      return secret
    },
    find: (secret) => look(bySecret.get(secret)),
    logOut: (secret) => endWith('logged_out', bySecret.get(secret)),
    endRevoked: (sessionId) => void endWith('revoked', bySession.get(sessionId)),
    clear() {
      bySecret.clear()
      bySession.clear()
    },
  }
}
