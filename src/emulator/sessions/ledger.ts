import type { EmulatorClock } from '../clock.ts'
import { randomHex, randomSecret } from '../randomText.ts'
import type {
  EmulatorSessions,
  PortalSection,
  SessionRecord,
  SessionStatus,
} from './SessionRecord.ts'

interface NewSession {
  customerId: string
  returnUrl: string | null
  features: readonly PortalSection[]
}

interface Entry extends NewSession {
  id: string
  createdAt: number
  expiresAt: number
  usedAt: number | null
  revokedAt: number | null
}

/** The books of the emulator: who was given a link, and what became of it. */
export interface Ledger extends EmulatorSessions {
  mint(session: NewSession): { session: SessionRecord; token: string }
  findByToken(token: string): SessionRecord | undefined
  markUsed(id: string): void
  markRevoked(id: string): void
  clear(): void
}

export function createLedger(clock: EmulatorClock, lifetime: number): Ledger {
  const entries = new Map<string, Entry>()
  const idsByToken = new Map<string, string>()

  const statusOf = (entry: Entry): SessionStatus => {
    if (entry.revokedAt !== null) return 'revoked'
    if (entry.usedAt !== null) return 'used'
    return clock.now() >= entry.expiresAt ? 'expired' : 'live'
  }
  const toRecord = (entry: Entry): SessionRecord =>
    Object.freeze({ ...entry, status: statusOf(entry) })
  const get = (id: string | undefined) => {
    const entry = id === undefined ? undefined : entries.get(id)
    return entry && toRecord(entry)
  }
  const stamp = (id: string, field: 'usedAt' | 'revokedAt') => {
    const entry = entries.get(id)
    if (entry) entry[field] = clock.now()
  }
  const all = () => Array.from(entries.values(), toRecord)

  return {
    get all() {
      return all()
    },
    get live() {
      return all().filter((session) => session.status === 'live')
    },
    get count() {
      return entries.size
    },
    get,
    mint({ customerId, returnUrl, features }) {
      const createdAt = clock.now()
      const entry: Entry = {
        id: `ps_${randomHex(12)}`,
        customerId,
        returnUrl,
        features: Object.freeze([...features]),
        createdAt,
        expiresAt: createdAt + lifetime,
        usedAt: null,
        revokedAt: null,
      }
      const token = `mgl_${randomSecret()}`
      entries.set(entry.id, entry)
      idsByToken.set(token, entry.id)
      return { session: toRecord(entry), token }
    },
    findByToken: (token) => get(idsByToken.get(token)),
    markUsed: (id) => stamp(id, 'usedAt'),
    // The entry stays, so that the portal can say why the link is dead; the API hides it.
    markRevoked: (id) => stamp(id, 'revokedAt'),
    clear() {
      entries.clear()
      idsByToken.clear()
    },
  }
}
