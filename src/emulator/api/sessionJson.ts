import type { SessionRecord } from '../sessions/SessionRecord.ts'

/**
 * A session as `get` and `list` give it. `id`, `isUsed` and `expiresAt` are documented; the rest
 * is this package's assumption of what MarginFront echoes.
 */
export function sessionJson(session: SessionRecord): Record<string, unknown> {
  const { id, customerId, returnUrl, features, usedAt, createdAt, expiresAt } = session
  return {
    id,
    customerId,
    returnUrl,
    features,
    isUsed: usedAt !== null,
    createdAt: new Date(createdAt).toISOString(),
    expiresAt: new Date(expiresAt).toISOString(),
  }
}
