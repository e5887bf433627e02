import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query'
import type { ListedPortalSession } from './ListedPortalSession.ts'
import type { RevokedPortalSession } from './portalSessionQueries.ts'

type Sessions = readonly ListedPortalSession[]

/**
 * A session that is being revoked, or was. By the hash of each list: the row that was taken out of it
 * and its place among all of its rows, or null once the list has agreed. What it brings from then on
 * is the truth.
 */
type Tombstone = Map<string, [index: number, row: ListedPortalSession] | null>

/** What was revoked at one desk. */
interface Graveyard {
  /** By the ids of the sessions. */
  tombstones: Map<string, Tombstone>
  /** The revokes under way, by the ids of their sessions. */
  revokes: Map<string, Promise<RevokedPortalSession>>
}

/** By the hash of a desk's lists. A client's data is one person's, and so is what they have revoked. */
const graveyards = new WeakMap<QueryClient, Map<string, Graveyard>>()

function graveyardOf(client: QueryClient, lists: QueryKey): Graveyard {
  const desks: Map<string, Graveyard> = graveyards.get(client) ?? new Map()
  graveyards.set(client, desks)
  const desk = hashKey(lists)
  const graveyard = desks.get(desk) ?? { tombstones: new Map(), revokes: new Map() }
  desks.set(desk, graveyard)
  return graveyard
}

/** Takes the revoked sessions out of a list that has just come: it may be of an earlier state. */
export function buryRevoked(
  client: QueryClient,
  lists: QueryKey,
  queryKey: QueryKey,
  sessions: ListedPortalSession[],
): ListedPortalSession[] {
  const { tombstones } = graveyardOf(client, lists)
  const ids = new Set(sessions.map(({ id }) => id))
  const list = hashKey(queryKey)
  for (const [id, tombstone] of tombstones) if (!ids.has(id)) tombstone.set(list, null)
  return bury(tombstones, list, sessions)
}

const bury = (tombstones: Graveyard['tombstones'], list: string, sessions: Sessions) =>
  sessions.filter((session, index) => {
    const tombstone = tombstones.get(session.id)
    const stays = !tombstone || tombstone.get(list) === null
    if (!stays) tombstone.set(list, [index, session])
    return stays
  })

/** Puts all that was taken out of a list back, each row in its place. */
function exhume(tombstones: Graveyard['tombstones'], list: string, sessions: Sessions): Sessions {
  const whole = [...sessions]
  const taken = [...tombstones.values()].flatMap((tombstone) => {
    const place = tombstone.get(list)
    return place ? [place] : []
  })
  taken.sort(([one], [other]) => one - other)
  for (const [index, row] of taken) whole.splice(index, 0, row)
  return whole
}

/** Marks a session as revoked, or no longer, and changes every list that is there. */
function mark(
  client: QueryClient,
  lists: QueryKey,
  id: string,
  tombstone: Tombstone | undefined,
): void {
  const { tombstones } = graveyardOf(client, lists)
  const changes = client
    .getQueryCache()
    .findAll({ queryKey: lists })
    .flatMap((query) => {
      const { data, dataUpdatedAt: updatedAt } = query.state
      const list = hashKey(query.queryKey)
      // All of it first: places count as if nothing were away, whatever comes back before what.
      const whole = Array.isArray(data) && exhume(tombstones, list, data)
      // As old as it was: what is stale stays stale.
      const options = { updatedAt, manual: true }
      return whole ? [() => query.setData(bury(tombstones, list, whole), options)] : []
    })
  if (tombstone) tombstones.set(id, tombstone)
  else tombstones.delete(id)
  for (const change of changes) change()
}

/**
 * Revokes a session, which is out of every list at once, of those on their way too. Where that fails,
 * it comes back to each place that it was taken from. A revoke of it that is under way is joined.
 *
 * @param onQuiet called when no revoke of this desk is under way any more
 */
export function buryWhile(
  client: QueryClient,
  lists: QueryKey,
  id: string,
  revoke: (id: string) => Promise<RevokedPortalSession>,
  onQuiet: () => void,
): Promise<RevokedPortalSession> {
  const { tombstones, revokes } = graveyardOf(client, lists)

  async function run() {
    // One that was revoked before stays so.
    const before = tombstones.get(id)
    mark(client, lists, id, new Map())
    try {
      return await revoke(id)
    } catch (error) {
      mark(client, lists, id, before)
      throw error
    } finally {
      revokes.delete(id)
      // A tick later, as many may be revoked one after another.
      if (revokes.size === 0) setTimeout(() => revokes.size === 0 && onQuiet())
    }
  }
  const revoking = revokes.get(id) ?? run()
  revokes.set(id, revoking)
  return revoking
}
