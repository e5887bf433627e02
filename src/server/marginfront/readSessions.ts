import type { ListedPortalSession, PortalSession } from './types.ts'

// Each gives `undefined` for what can't be read. Fields beyond the few that are checked pass
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

/** Reads a list, bare or as `{data: []}`: which of them MarginFront sends is not documented. */
export function readListedSessions(json: unknown): ListedPortalSession[] | undefined {
  const items = isRecord(json) && Array.isArray(json['data']) ? json['data'] : json
  if (!Array.isArray(items)) return undefined
  const sessions = items.map(readListedSession).filter((session) => session !== undefined)
  return sessions.length === items.length ? sessions : undefined
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isNonEmptyString = (value: unknown) => typeof value === 'string' && value !== ''

const isPortalSession = (value: unknown): value is PortalSession =>
  isRecord(value) && isNonEmptyString(value['url'])

const isListedSession = (value: unknown): value is ListedPortalSession =>
  isRecord(value) && isNonEmptyString(value['id'])
