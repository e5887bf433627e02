import type { SessionRecord } from '../../src/emulator/index.ts'
import type { Visit } from './visit.ts'

/** What became of a session that MarginFront minted. */
export type Fate =
  /** The browser got the link, and it worked. */
  | 'delivered'
  /** The route cut the link off, because nobody could get it. */
  | 'revoked'
  /** The answer was with the operating system already as the browser hung up. */
  | 'crossed'
  /** A fault ate the answer that named the session; nobody has its link, and it expires. */
  | 'unnamed'
  /** Alive without a reason: what must not be. */
  | 'stranded'

/** How many sessions there are of each fate. */
export type Fates = Record<Fate, number>

export const noFates: Fates = { delivered: 0, revoked: 0, crossed: 0, unnamed: 0, stranded: 0 }

/** The books of both sides. */
export interface Books {
  sessions: readonly SessionRecord[]
  visits: ReadonlyMap<number, Visit>
  unnamed: ReadonlySet<string>
  /** The visits whose answer had left the host as a whole. */
  answered: ReadonlySet<number>
  externalIds: ReadonlyMap<string, string>
}

/** Compares what MarginFront minted with what browsers got, and says what does not add up. */
export function auditLedger({ sessions, visits, unnamed, answered, externalIds }: Books) {
  const fates = { ...noFates }
  const wrongs: string[] = []

  for (const session of sessions) {
    const number = Number(session.returnUrl?.replace(/^.*\//, ''))
    const visit = visits.get(number)
    const fate = fateOf(session, visit?.outcome === 'hung up' && answered.has(number))
    fates[fate] += 1
    if (fate === 'stranded') {
      const browser = visit?.outcome ?? `unknown, from ${session.returnUrl}`
      wrongs.push(`${session.id} is alive without a reason; its browser: ${browser}.`)
    }
    if (visit?.customer !== externalIds.get(session.customerId)) {
      wrongs.push(`${session.id} is the billing of another customer than asked for it.`)
    }
    if (session.usedAt !== null && session.revokedAt !== null) {
      wrongs.push(`${session.id} was revoked after it was delivered.`)
    }
  }
  const links = [...visits.values()].filter(({ outcome }) => outcome === 'link').length
  if (links !== fates.delivered) {
    wrongs.push(`Browsers got ${links} links, and ${fates.delivered} of them worked.`)
  }
  return { fates, wrongs }

  function fateOf({ id, status }: SessionRecord, crossed: boolean): Fate {
    if (status === 'used') return 'delivered'
    if (status === 'revoked') return 'revoked'
    if (unnamed.has(id)) return 'unnamed'
    return crossed ? 'crossed' : 'stranded'
  }
}
