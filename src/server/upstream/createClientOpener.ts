import type { HostArgs } from '../host/HostArgs.ts'
import {
  MarginFrontClient,
  MarginFrontError,
  type MarginFrontClientOptions,
} from '../marginfront/index.ts'
import { howToFix } from '../marginfront/options/checkSecretKey.ts'
import { isThenable } from '../isThenable.ts'
import { remember } from '../remember.ts'
import { RouteFailure } from '../RouteFailure.ts'
import { noKeyYet } from './noKeyYet.ts'
import type { PortalSessionsClient } from './PortalSessionsClient.ts'
import type { SecretKeySource } from './readSecretKey.ts'

/** What decides which client a request uses. */
export interface ClientSettings<Args, Client = PortalSessionsClient> {
  client: Client | undefined
  secretKey: SecretKeySource<Args>
  clientOptions: MarginFrontClientOptions
  /** The function that the host gave the options to, for messages. */
  creator: string
}

/** Opens the client for a request. */
export type OpenClient<Args, Client = PortalSessionsClient> = (
  args: Args,
) => Client | MarginFrontClient | Promise<MarginFrontClient>

/**
 * Makes the function that opens the client for a request: the host's own, or one built from the
 * secret key and kept for the requests to come that have the same one.
 */
export function createClientOpener<Args extends HostArgs<unknown, Request | undefined>, Client>(
  settings: ClientSettings<Args, Client>,
): OpenClient<Args, Client> {
  const { client: given } = settings
  const clientOf = remember((key: string | undefined) => buildClient(key, settings))

  return (args) => {
    if (given) return given
    const key = settings.secretKey.find(args)
    return isThenable(key) ? key.then(clientOf) : clientOf(key)
  }
}

function buildClient(
  key: string | undefined,
  { clientOptions, creator }: Pick<ClientSettings<never>, 'clientOptions' | 'creator'>,
): MarginFrontClient {
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
  // Beside another cure, such as taking quotes off, another place for the key would only distract.
  if (!error.message.endsWith(howToFix)) return ''
  const option = ` Or pass it as the secretKey option of ${creator}.`
  return error.code === 'missing_key' ? option + noKeyYet() : option
}
