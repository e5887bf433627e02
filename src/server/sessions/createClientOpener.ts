import type { HostArgs } from '../host/HostArgs.ts'
import {
  MarginFrontClient,
  MarginFrontError,
  type MarginFrontClientOptions,
} from '../marginfront/index.ts'
import { RouteFailure } from '../RouteFailure.ts'
import type { PortalSessionsClient } from './PortalSessionsClient.ts'

/** What decides which client a request uses. */
export interface ClientSettings<Args> {
  client?: PortalSessionsClient | undefined
  secretKey: (args: Args) => Promise<string | undefined>
  clientOptions: MarginFrontClientOptions
  timeout: number
  /** The function that the host gave the options to, for messages. */
  creator: string
}

/**
 * Makes the function that opens the client for a request: the host's own, or one built from the
 * secret key and kept for as long as the key stays the same.
 */
export function createClientOpener<Args extends HostArgs<unknown, Request | undefined>>(
  settings: ClientSettings<Args>,
) {
  const { client: given } = settings
  let latest: { key: string | undefined; client: PortalSessionsClient } | undefined

  return async (args: Args): Promise<PortalSessionsClient> => {
    if (given) return given
    const key = await settings.secretKey(args)
    if (!latest || latest.key !== key) latest = { key, client: buildClient(key, settings) }
    return latest.client
  }
}

function buildClient<Args>(
  key: string | undefined,
  { clientOptions, timeout, creator }: ClientSettings<Args>,
): PortalSessionsClient {
  try {
    // It waits longer than the request does, so that a link that comes late is heard of and revoked.
    return new MarginFrontClient(key, { ...clientOptions, timeout: timeout * 2 })
  } catch (error) {
    if (!(error instanceof MarginFrontError)) throw error
    throw new RouteFailure(
      'misconfigured',
      `${error.message} The key and the API's address are the options secretKey and baseUrl of ` +
        `${creator}; without the first, the key is MF_API_SECRET_KEY.`,
    )
  }
}
