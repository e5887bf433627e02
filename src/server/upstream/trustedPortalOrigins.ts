import { isLoopbackHost } from '../../contract/isLoopbackHost.ts'
import type { MarginFrontClientOptions } from '../marginfront/options/clientOptions.ts'
import { ownBaseUrl } from '../marginfront/ownSessions.ts'
import { resolveBaseUrl } from '../marginfront/options/resolveBaseUrl.ts'
import type { PortalSessionsClient } from './PortalSessionsClient.ts'

/** What says where the API is; where neither does, `MF_API_BASE_URL` is read. */
interface ApiAddress {
  client: PortalSessionsClient | undefined
  clientOptions: Pick<MarginFrontClientOptions, 'baseUrl'>
}

/**
 * Returns the origins that a portal URL may have. An API on this machine is an emulator, which
 * serves the portal on its own origin, so that one is trusted too.
 *
 * @param named the origins of the `portalOrigins` option, or its default
 */
export function trustedPortalOrigins(
  named: readonly string[],
  { client, clientOptions }: ApiAddress,
): readonly string[] {
  const api = apiUrl((client && ownBaseUrl(client.portalSessions)) ?? clientOptions.baseUrl)
  return api && isLoopbackHost(api.hostname) ? [...named, api.origin] : named
}

function apiUrl(baseUrl: string | undefined): URL | undefined {
  try {
    return new URL(resolveBaseUrl(baseUrl))
  } catch {
    // The client reports what is wrong with it, since it reads the same two settings.
    return undefined
  }
}
