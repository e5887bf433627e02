import type { ListedPortalSession } from './ListedPortalSession.ts'
import { PortalDeskError } from './PortalDeskError.ts'

/** Reads the answer to a list. Of sessions with the same id, the first is taken. */
export function readSessionList(answer: unknown): ListedPortalSession[] {
  const { sessions }: { sessions?: unknown } = Object(answer)
  if (!Array.isArray(sessions)) throw new PortalDeskError('invalid_response')
  const ids = new Set<string>()
  return sessions.map(readSession).filter(({ id }) => ids.size < ids.add(id).size)
}

/** Takes a session as it came; without an id it is none. */
export function readSession(answer: unknown): ListedPortalSession {
  if (typeof Object(answer).id !== 'string') throw new PortalDeskError('invalid_response')
  return answer as ListedPortalSession
}
