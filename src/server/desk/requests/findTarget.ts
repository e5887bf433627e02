import { redactSecrets } from '../../marginfront/logging/redact.ts'
import { RouteFailure } from '../../RouteFailure.ts'
import { unknownApp } from '../../urls/inApp.ts'
import { holdsSecret } from '../../holdsSecret.ts'

/** What a path of the desk names: one session, or without an id all of them. */
export interface DeskTarget {
  sessionId: string | undefined
}

/**
 * Finds what a URL names: all sessions, or one by its id, which is decoded exactly once.
 *
 * @param path where the desk is mounted, without a slash at its end
 */
export function findTarget(url: string, path: string): DeskTarget {
  const { pathname } = new URL(url, unknownApp)
  const rest = pathname.slice(path.length)
  if (!pathname.startsWith(path) || !/^(\/|$)/.test(rest)) throw outside(pathname, path)
  const [, segment = ''] = /^\/?(.*?)\/?$/.exec(rest) ?? []
  return { sessionId: segment === '' ? undefined : decodeSessionId(segment) }
}

function decodeSessionId(segment: string): string {
  const id = segment.includes('/') ? undefined : decoded(segment)
  // Neither dots could be a path segment of their own, a log that is read in a terminal would obey
  // control characters, and a link that was pasted is no id of a session.
  const isPossible = id !== undefined && !/^\s*\.{0,2}\s*$|\p{Cc}/u.test(id)
  if (isPossible && !holdsSecret(id)) return id
  // Not `not_found`, by which whoever wants to revoke takes the link for dead: nobody was asked.
  throw new RouteFailure(
    'invalid_request',
    'A request named a session by something that cannot be an id, so MarginFront was not asked. Put ' +
      'the id of the session into the path, encoded with encodeURIComponent, and never its link.',
  )
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}

function outside(pathname: string, path: string): RouteFailure<'not_found'> {
  const seen = JSON.stringify(redactSecrets(pathname).slice(0, 200))
  return new RouteFailure(
    'not_found',
    `A request for ${seen} is outside ${path}, so nothing was looked up. If the desk is ` +
      'mounted somewhere else, set its path option to what the browser asks for.',
  )
}
