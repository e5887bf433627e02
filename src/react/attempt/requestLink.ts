import { askBackend } from '../../client/askBackend.ts'
import { isErrorCode } from '../../contract/isErrorCode.ts'
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
    // A `Response` has a `url` as well, which is that of the endpoint.
    if (session?.ok !== false) return 'json' in Object(session) ? undefined : session?.url
    throw new PortalError(isErrorCode(session.code) ? session.code : 'upstream_error', session)
  }
  if (!endpoint) throw new PortalError('misconfigured')
  const body = { returnUrl }
  return Object(await askBackend(endpoint, { ...options, method: 'POST', body, signal })).url
}
