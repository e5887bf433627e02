import { askBackend } from '../../client/askBackend.ts'
import { isRouteErrorCode } from '../../contract/isRouteErrorCode.ts'
import { PortalError } from '../../contract/PortalError.ts'
import type { PortalOptions, RequestedSession } from '../settings/PortalOptions.ts'

/** Asks the host's backend for a fresh link, in the host's way, and gives it as it came. */
export async function requestLink(options: PortalOptions, signal: AbortSignal): Promise<unknown> {
  const { requestSession, endpoint, returnUrl, headers, credentials, fetch } = options
  if (requestSession) return linkOf(await requestSession({ signal }))
  if (!endpoint) {
    throw new PortalError('misconfigured', {
      cause: new Error('There is neither an `endpoint` nor a `requestSession`.'),
    })
  }
  const answer = await askBackend(endpoint, {
    method: 'POST',
    body: { returnUrl },
    headers,
    credentials,
    fetch,
    signal,
  })
  return Object(answer).url
}

// Nothing of it is taken on trust: it may have crossed a network in the host's own way.
function linkOf(session: RequestedSession | undefined): unknown {
  if (session?.ok !== false) return session?.url
  const { code, retryAfter, requestId } = session
  throw new PortalError(isRouteErrorCode(code) ? code : 'upstream_error', { retryAfter, requestId })
}
