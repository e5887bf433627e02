import type { ListedPortalSession } from './ListedPortalSession.ts'
import { PortalDeskError } from './PortalDeskError.ts'

/** Reads the answer to a list. */
export function readSessionList(answer: unknown): ListedPortalSession[] {
  const { sessions }: { sessions?: unknown } = Object(answer)
  if (!Array.isArray(sessions)) throw new PortalDeskError('invalid_response')
  return sessions.map(readSession)
}

/** Takes a session as it came; without an id it is none. */
export function readSession(answer: unknown): ListedPortalSession {
  if (typeof Object(answer).id !== 'string') throw new PortalDeskError('invalid_response')
  return answer as ListedPortalSession
}
