import { MarginFrontClient, MarginFrontError } from './marginfront/index.ts'
import type { PortalSessionsClient } from './PortalSessionsClient.ts'
import { RouteFailure } from './RouteFailure.ts'

/** What decides which client a request uses. */
export interface ClientSettings<Context> {
  client?: PortalSessionsClient
  secretKey: (context: Context) => Promise<string | undefined>
  baseUrl?: string
  timeout: number
}

/**
 * Gives a function that opens the client for a request: the host's own, or one built from the
 * secret key and kept for as long as the key stays the same.
 */
export function createClientOpener<Context>(settings: ClientSettings<Context>) {
  const { client: given } = settings
  let latest: { key: string | undefined; client: PortalSessionsClient } | undefined

  return async (context: Context): Promise<PortalSessionsClient> => {
    if (given) return given
    const key = await settings.secretKey(context)
    if (!latest || latest.key !== key) latest = { key, client: buildClient(key, settings) }
    return latest.client
  }
}

function buildClient<Context>(
  key: string | undefined,
  { baseUrl, timeout }: ClientSettings<Context>,
): PortalSessionsClient {
  try {
    // It waits longer than the route does, so that a link that comes late is heard of and revoked.
    return new MarginFrontClient(key, { baseUrl, timeout: timeout * 2 })
  } catch (error) {
    if (!(error instanceof MarginFrontError)) throw error
    throw new RouteFailure(
      'misconfigured',
      `${error.message} This route reads the options secretKey and baseUrl of createPortalRoute; ` +
        'without the first, MF_API_SECRET_KEY.',
    )
  }
}
