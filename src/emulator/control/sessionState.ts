import type { SessionRecord } from '../sessions/SessionRecord.ts'

/** How a session stands. Once its hour is over it has expired, whether it was opened or not. */
export type SessionState = 'active' | 'opened' | 'expired' | 'revoked'

export function sessionState(
  { revokedAt, expiresAt, usedAt }: SessionRecord,
  now: number,
): SessionState {
  if (revokedAt !== null) return 'revoked'
  if (now >= expiresAt) return 'expired'
  return usedAt === null ? 'active' : 'opened'
}
