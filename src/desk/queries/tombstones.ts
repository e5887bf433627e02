import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { joinOrStart, type UnderWay } from './joinOrStart.ts'
import type { ListedPortalSession } from './ListedPortalSession.ts'
import type { RevokedPortalSession } from './portalSessionQueries.ts'

type Sessions = readonly ListedPortalSession[]

/**
 * A session that is being revoked, or was. By the hash of each list: the row that was taken out of it
 * and its place among all of its rows, or null once the list has agreed. What it brings from then on
 * is the truth.
 */
type Tombstone = Map<string, Place | null>

type Place = readonly [index: number, row?: ListedPortalSession]

/** Those of one desk, by the ids of its sessions. */
type Graveyard = Map<string, Tombstone>

interface Memory {
  graveyard: Graveyard
  /** By the ids of the sessions. */
  revokes: UnderWay<RevokedPortalSession>
  /** Looks whether any is under way. */
  look?: ReturnType<typeof setTimeout>
}

/** By the hash of a desk's lists. A client's data is one person's, and so is what they have revoked. */
const memories = new WeakMap<QueryClient, Record<string, Memory>>()

function memoryOf(client: QueryClient, lists: QueryKey): Memory {
  const desks = memories.get(client) ?? {}
  memories.set(client, desks)
  return (desks[hashKey(lists)] ??= { graveyard: new Map(), revokes: new Map() })
}

/** Takes the revoked sessions out of a list that has just come: it may be of an earlier state. */
export function buryRevoked(
  client: QueryClient,
  lists: QueryKey,
  queryKey: QueryKey,
  sessions: ListedPortalSession[],
): ListedPortalSession[] {
  const { graveyard } = memoryOf(client, lists)
  const ids = new Set(sessions.map(({ id }) => id))
  const list = hashKey(queryKey)
  for (const [id, tombstone] of graveyard) if (!ids.has(id)) tombstone.set(list, null)
  return bury(graveyard, list, sessions)
}

const bury = (graveyard: Graveyard, list: string, sessions: Sessions) =>
  sessions.filter((session, index) => {
    const tombstone = graveyard.get(session.id)
    const stays = !tombstone || tombstone.get(list) === null
    if (!stays) tombstone.set(list, [index, session])
    return stays
  })

/** Puts all that was taken out of a list back, each row in its place. */
function exhume(graveyard: Graveyard, list: string, sessions: Sessions): Sessions {
  const whole = [...sessions]
  const taken = [...graveyard.values()].map((tombstone): Place => tombstone.get(list) ?? [0])
  for (const [index, row] of taken.sort(([one], [other]) => one - other)) {
    // A host may have put it back by itself.
    if (row && sessions.every(({ id }) => id !== row.id)) whole.splice(index, 0, row)
  }
  return whole
}

/**
 * Revokes a session, which is out of every list at once, and out of those on their way. Where that
 * fails, it comes back to each place that it was taken from. A revoke of it that is under way is
 * joined.
 *
 * @param onQuiet called when no revoke of this desk is under way any more
 */
export function revokeBuried(
  client: QueryClient,
  lists: QueryKey,
  id: string,
  revoke: (id: string) => Promise<RevokedPortalSession>,
  onQuiet: () => void,
): Promise<RevokedPortalSession> {
  const memory = memoryOf(client, lists)
  const { graveyard, revokes } = memory

  function changeLists(change: (list: string) => void) {
    for (const query of client.getQueryCache().findAll({ queryKey: lists })) {
      const { data, dataUpdatedAt: updatedAt } = query.state
      if (!Array.isArray(data)) continue
      const list = hashKey(query.queryKey)
      // Places count as if nothing were away, so that it does not matter what comes back first.
      const whole = exhume(graveyard, list, data)
      change(list)
      // As old as it was: what is stale stays stale.
      query.setData(bury(graveyard, list, whole), { updatedAt, manual: true })
    }
  }

  return joinOrStart(revokes, id, async () => {
    const before = graveyard.get(id)
    const tombstone: Tombstone = new Map()
    graveyard.set(id, tombstone)
    changeLists(() => {})
    try {
      return await revoke(id)
    } catch (error) {
      changeLists((list) => tombstone.set(list, null))
      // One that was revoked before stays so.
      if (before) graveyard.set(id, before)
      else graveyard.delete(id)
      throw error
    } finally {
      // A tick later: many may be revoked one after another.
      clearTimeout(memory.look)
      memory.look = setTimeout(() => revokes.size === 0 && onQuiet())
    }
  })
}
