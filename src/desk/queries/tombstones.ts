import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query'
import type { ListedPortalSession } from './ListedPortalSession.ts'

type Sessions = readonly ListedPortalSession[]

/**
 * A session that is being revoked, or was. By the hash of each list: the row that was taken out of it
 * and its place, or that the list has agreed. What it brings from then on is the truth.
 */
type Tombstone = Map<string, [index: number, row: ListedPortalSession] | 'agreed'>

/** By the ids of the sessions. A client's data is one person's, and so is what they have revoked. */
const graveyards = new WeakMap<QueryClient, Map<string, Tombstone>>()

function graveyardOf(client: QueryClient): Map<string, Tombstone> {
  const graveyard = graveyards.get(client) ?? new Map<string, Tombstone>()
  graveyards.set(client, graveyard)
  return graveyard
}

/** Takes the revoked sessions out of a list that has just come: it may be of an earlier state. */
export function buryRevoked(
  client: QueryClient,
  queryKey: QueryKey,
  sessions: ListedPortalSession[],
): ListedPortalSession[] {
  const ids = new Set(sessions.map(({ id }) => id))
  const list = hashKey(queryKey)
  for (const [id, tombstone] of graveyardOf(client)) {
    if (!ids.has(id)) tombstone.set(list, 'agreed')
  }
  return bury(client, list, sessions)
}

function bury(client: QueryClient, list: string, sessions: Sessions) {
  return sessions.filter((session, index) => {
    const tombstone = graveyardOf(client).get(session.id)
    const stays = !tombstone || tombstone.get(list) === 'agreed'
    if (!stays) tombstone.set(list, [index, session])
    return stays
  })
}

/** Takes a session out of every list that is there, and out of every one that is on its way. */
export function buryEverywhere(client: QueryClient, lists: QueryKey, id: string): void {
  graveyardOf(client).set(id, new Map())
  changeLists(client, lists, (list, sessions) => bury(client, list, sessions))
}

/** Brings a session back to every place that it was taken from. */
export function exhume(client: QueryClient, lists: QueryKey, id: string): void {
  const tombstone = graveyardOf(client).get(id)
  graveyardOf(client).delete(id)
  changeLists(client, lists, (list, sessions) => {
    const taken = tombstone?.get(list)
    if (!taken || taken === 'agreed') return sessions
    const [index, row] = taken
    return [...sessions.slice(0, index), row, ...sessions.slice(index)]
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
