import { fieldsOf } from '../fieldsOf.ts'
import { withinTime } from '../withinTime.ts'
import type { PortalSessionsClient } from './PortalSessionsClient.ts'

const pausesMs = [250, 1000]

/** Cuts a link off, with a few tries, and says whether it is dead. Never rejects. */
export async function revokeSession(
  client: PortalSessionsClient,
  sessionId: string,
  timeout: number,
): Promise<boolean> {
  for (const pause of [...pausesMs, undefined]) {
    const attempt = Promise.resolve().then(() => client.portalSessions.revoke(sessionId))
    const dead = attempt.then(() => true, isGone)
    if (await withinTime(dead, timeout, () => false)) return true
    if (pause !== undefined) await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return false
}

// Revoking is a hard delete: a session that is not found is as dead as can be.
function isGone(error: unknown): boolean {
  const { status, statusCode, name } = fieldsOf(error)
  return (status ?? statusCode) === 404 || name === 'NotFoundError'
}
