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
  /** The sessions of one customer, in the order they were minted. */
  of(customerId: string): readonly SessionRecord[]
  /** The newest sessions, the newest of all first. */
  latest(count: number): readonly SessionRecord[]
  markUsed(id: string): void
  markRevoked(id: string): void
  clear(): void
}

export function createLedger(clock: EmulatorClock, lifetime: number): Ledger {
  let entries: Entry[] = []
  const byId = new Map<string, Entry>()
  const byToken = new Map<string, Entry>()
  const byCustomer = new Map<string, Entry[]>()

  const statusOf = (entry: Entry): SessionStatus => {
    if (entry.revokedAt !== null) return 'revoked'
    if (entry.usedAt !== null) return 'used'
    return clock.now() >= entry.expiresAt ? 'expired' : 'live'
  }
  const toRecord = (entry: Entry): SessionRecord =>
    Object.freeze({ ...entry, status: statusOf(entry) })
  const recordOf = (entry: Entry | undefined) => entry && toRecord(entry)
  const stamp = (id: string, field: 'usedAt' | 'revokedAt') => {
    const entry = byId.get(id)
    if (entry) entry[field] = clock.now()
  }

  return {
    get all() {
      return entries.map(toRecord)
    },
    get live() {
      return entries.filter((entry) => statusOf(entry) === 'live').map(toRecord)
    },
    get count() {
      return entries.length
    },
    get: (id) => recordOf(byId.get(id)),
    findByToken: (token) => recordOf(byToken.get(token)),
    of: (customerId) => (byCustomer.get(customerId) ?? []).map(toRecord),
    latest: (count) => entries.slice(-count).reverse().map(toRecord),
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
      entries.push(entry)
      byId.set(entry.id, entry)
      byToken.set(token, entry)
      const others = byCustomer.get(customerId)
      if (others) others.push(entry)
      else byCustomer.set(customerId, [entry])
      return { session: toRecord(entry), token }
    },
    markUsed: (id) => stamp(id, 'usedAt'),
    // The entry stays, so that the portal can say why the link is dead; the API hides it.
    markRevoked: (id) => stamp(id, 'revokedAt'),
    clear() {
      entries = []
      for (const index of [byId, byToken, byCustomer]) index.clear()
    },
  }
}
