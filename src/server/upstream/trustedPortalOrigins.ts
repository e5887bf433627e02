import { isLoopbackHost } from '../../contract/isLoopbackHost.ts'
import { resolveBaseUrl } from '../marginfront/options/resolveBaseUrl.ts'

/**
 * Returns the origins that a portal URL may have. An API on this machine is an emulator, which
 * serves the portal on its own origin, so that one is trusted too.
 *
 * @param named the origins of the `portalOrigins` option, or its default
 * @param baseUrl the option of that name; without it `MF_API_BASE_URL` is read
 */
export function trustedPortalOrigins(
  named: readonly string[],
  baseUrl: string | undefined,
): readonly string[] {
  const api = apiUrl(baseUrl)
  return api && isLoopbackHost(api.hostname) ? [...named, api.origin] : named
}

function apiUrl(baseUrl: string | undefined): URL | undefined {
  try {
    return new URL(resolveBaseUrl(baseUrl))
  } catch {
    // The client says what is wrong with it; it is made from the same two.
    return undefined
  }
}
