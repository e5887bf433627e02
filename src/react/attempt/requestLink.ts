import { askBackend } from '../../client/askBackend.ts'
import { isRouteErrorCode } from '../../contract/isRouteErrorCode.ts'
import { PortalError } from '../../contract/PortalError.ts'
import type { PortalOptions } from '../settings/PortalOptions.ts'

/**
 * Asks the host's backend for a fresh link, in the host's way, and gives it as it came. Nothing of
 * the answer is taken on trust.
 */
export async function requestLink(options: PortalOptions, signal: AbortSignal): Promise<unknown> {
  const { endpoint, requestSession, returnUrl } = options
  if (requestSession) {
    const session = await requestSession({ signal })
    if (session?.ok !== false) return session?.url
    throw new PortalError(isRouteErrorCode(session.code) ? session.code : 'upstream_error', session)
  }
  if (!endpoint) throw new PortalError('misconfigured')
  const body = { returnUrl }
  return Object(await askBackend(endpoint, { ...options, method: 'POST', body, signal })).url
}
