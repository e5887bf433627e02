import type { ListedPortalSession, PortalSession } from './types.ts'

// Each returns `undefined` for what can't be read. Fields beyond the few that are checked pass
// through as they come: MarginFront documents only some of them, and may add more.

/** Reads the answer to a create. */
export function readPortalSession(json: unknown): PortalSession | undefined {
  return isPortalSession(json) ? json : undefined
}

/** Reads one listed session; drops a link that should not be there. */
export function readListedSession(json: unknown): ListedPortalSession | undefined {
  if (!isListedSession(json)) return undefined
  const { url: _url, token: _token, ...session } = json
  return session
}

/** A list as it was read, and whether MarginFront says that there is more. */
export interface SessionList {
  sessions: ListedPortalSession[]
  isPartial: boolean
}

/** Reads a list, bare or as `{data: []}`: which of them MarginFront sends is not documented. */
export function readSessionList(json: unknown): SessionList | undefined {
  const items = isRecord(json) ? json['data'] : json
  if (!Array.isArray(items)) return undefined
  const sessions = items.map(readListedSession).filter((session) => session !== undefined)
  if (sessions.length < items.length) return undefined
  return { sessions, isPartial: isRecord(json) && saysThereIsMore(json, items.length) }
}

/** As MarginFront's lists of customers and invoices say it. */
function saysThereIsMore({ hasMore, totalResults }: Record<string, unknown>, count: number) {
  return hasMore === true || (typeof totalResults === 'number' && totalResults > count)
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNonEmptyString = (value: unknown) => typeof value === 'string' && value !== ''

const isPortalSession = (value: unknown): value is PortalSession =>
  isRecord(value) && isNonEmptyString(value['url'])

const isListedSession = (value: unknown): value is ListedPortalSession =>
  isRecord(value) && isNonEmptyString(value['id'])
