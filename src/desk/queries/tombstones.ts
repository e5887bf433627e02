import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query'
import type { ListedPortalSession } from './ListedPortalSession.ts'

type Sessions = readonly ListedPortalSession[]

/**
 * A session that is being revoked, or was. By the hash of each list: the row that was taken out of it
 * and its place, or null once the list has agreed. What it brings from then on is the truth.
 */
type Tombstone = Map<string, [index: number, row: ListedPortalSession] | null>

type Graveyard = Map<string, Tombstone>

/** By the ids of the sessions. A client's data is one person's, and so is what they have revoked. */
const graveyards = new WeakMap<QueryClient, Graveyard>()

function graveyardOf(client: QueryClient): Graveyard {
  const graveyard: Graveyard = graveyards.get(client) ?? new Map()
  graveyards.set(client, graveyard)
  return graveyard
}

/** Takes the revoked sessions out of a list that has just come: it may be of an earlier state. */
export function buryRevoked(
  client: QueryClient,
  queryKey: QueryKey,
  sessions: ListedPortalSession[],
): ListedPortalSession[] {
  const graveyard = graveyardOf(client)
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

/** Takes a session out of every list that is there, and out of every one that is on its way. */
export function buryEverywhere(client: QueryClient, lists: QueryKey, id: string): void {
  const graveyard = graveyardOf(client).set(id, new Map())
  changeLists(client, lists, (list, sessions) => bury(graveyard, list, sessions))
}

/** Brings a session back to every place that it was taken from. */
export function exhume(client: QueryClient, lists: QueryKey, id: string): void {
  const graveyard = graveyardOf(client)
  const tombstone = graveyard.get(id)
  graveyard.delete(id)
  changeLists(client, lists, (list, sessions) => {
    const [index, row] = tombstone?.get(list) ?? []
    return row ? [...sessions.slice(0, index), row, ...sessions.slice(index)] : sessions
  })
}

function changeLists(
  client: QueryClient,
  lists: QueryKey,
  change: (list: string, sessions: Sessions) => Sessions,
): void {
  for (const { queryKey, queryHash, state } of client
    .getQueryCache()
    .findAll({ queryKey: lists })) {
    const { data, dataUpdatedAt: updatedAt } = state
    // As old as it was: what is stale stays stale.
    if (data) client.setQueryData(queryKey, change(queryHash, data as Sessions), { updatedAt })
  }
}
