import { RouteFailure } from '../RouteFailure.ts'
import { withinTime } from '../withinTime.ts'
import type { Calls } from '../upstream/callsOf.ts'
import { readUpstreamError } from '../upstream/readUpstreamError.ts'
import { upstreamFailure, type CallMeaning } from '../upstream/upstreamFailure.ts'

const pausesMs = [250, 1000]

/**
 * Revokes a session, with a few tries, and returns why its link still works, or undefined where it
 * is dead. Never rejects.
 */
export async function revokeSession(
  calls: Calls,
  sessionId: string,
  timeout: number,
): Promise<RouteFailure | undefined> {
  const tryOnce = () =>
    withinTime(whyAliveAfter(calls.revoke, sessionId), timeout, () => noAnswer(timeout))

  let failure = await tryOnce()
  for (const pause of pausesMs) {
    if (!failure) return undefined
    await new Promise((resolve) => setTimeout(resolve, pause))
    failure = await tryOnce()
  }
  return failure && stillAlive(failure)
}

async function whyAliveAfter(revoke: Calls['revoke'], sessionId: string) {
  try {
    await revoke(sessionId)
    return undefined
  } catch (error) {
    // Revoking is a hard delete: a session that is not found is as dead as can be.
    if (readUpstreamError(error).kind === 'not_found') return undefined
    return upstreamFailure(error, meaning)
  }
}

const noSuchSession: CallMeaning['rejected'] = (seen, details) =>
  new RouteFailure('upstream_error', `MarginFront rejected the session's id${seen}.`, details)

// The first never comes about: it is success, above.
const meaning: CallMeaning = { notFound: noSuchSession, rejected: noSuchSession }

function noAnswer(timeout: number): RouteFailure {
  return new RouteFailure('upstream_timeout', `MarginFront did not answer within ${timeout} ms.`)
}

function stillAlive({ message, cause }: RouteFailure): RouteFailure {
  return new RouteFailure(
    'upstream_error',
    'A link that could not be delivered could not be revoked either, in ' +
      `${pausesMs.length + 1} attempts; it works until it expires. Revoke its session yourself, ` +
      `with portalSessions.revoke. The last attempt: ${message}`,
    cause === undefined ? {} : { cause },
  )
}
