import type { HostArgs } from '../host/HostArgs.ts'
import {
  AuthenticationError,
  MarginFrontClient,
  MarginFrontError,
  type MarginFrontClientOptions,
} from '../marginfront/index.ts'
import { RouteFailure } from '../RouteFailure.ts'
import { noKeyYet } from './noKeyYet.ts'
import type { PortalSessionsClient } from './PortalSessionsClient.ts'
import type { SecretKeySource } from './secretKeyOption.ts'

/** What decides which client a request uses. */
export interface ClientSettings<Args> {
  client?: PortalSessionsClient | undefined
  secretKey: SecretKeySource<Args>
  clientOptions: MarginFrontClientOptions
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
    const key = await settings.secretKey.find(args)
    if (!latest || latest.key !== key) latest = { key, client: buildClient(key, settings) }
    return latest.client
  }
}

function buildClient<Args>(
  key: string | undefined,
  { clientOptions, creator }: ClientSettings<Args>,
): PortalSessionsClient {
  try {
    return new MarginFrontClient(key, clientOptions)
  } catch (error) {
    if (!(error instanceof MarginFrontError)) throw error
    throw new RouteFailure('misconfigured', error.message + whereToSet(error, creator), {
      cause: error,
    })
  }
}

function whereToSet(error: MarginFrontError, creator: string): string {
  if (!(error instanceof AuthenticationError)) return ''
  const option = ` The key can also be the option secretKey of ${creator}.`
  return error.code === 'missing_key' ? option + noKeyYet() : option
}
