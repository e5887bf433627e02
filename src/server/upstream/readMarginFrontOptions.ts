import { defaultPortalOrigins } from '../../contract/defaultPortalOrigins.ts'
import { createOptionChecks, type OptionChecks } from '../host/optionChecks.ts'
import type { MarginFrontOptions } from './MarginFrontOptions.ts'
import type { PortalSessionsClient } from './PortalSessionsClient.ts'
import { readSecretKey } from './readSecretKey.ts'

/**
 * Checks the options that say how MarginFront is reached, and fills in the defaults. Throws a
 * `TypeError` that names the option. The secret key is not looked at: a build may not have it.
 *
 * @param creator the function that the host calls, for messages
 * @param methods the methods of `portalSessions` that the route calls
 */
export function readMarginFrontOptions<
  Context,
  Asked extends Request | undefined,
  Client extends PortalSessionsClient,
>(
  creator: string,
  options: MarginFrontOptions<Context, Asked, Client>,
  methods: readonly (keyof Client['portalSessions'])[],
) {
  const checks = createOptionChecks(creator)
  if (typeof options !== 'object' || options === null) {
    checks.refuse('options', 'must be an object that has at least the required options.')
  }
  const { client, baseUrl, fetch, logging, telemetry } = options
  if (client !== undefined) {
    checkClient(client, methods, checks)
    if (options.secretKey !== undefined) {
      checks.refuse(
        'secretKey',
        'would have no effect, since the client has its own key. Leave one of the two out.',
      )
    }
  }
  const timeout = checks.milliseconds('timeout', options.timeout ?? 10_000)
  return {
    creator,
    checks,
    timeout,
    client,
    clientOptions: { baseUrl, fetch, logging, telemetry },
    secretKey: readSecretKey(options, timeout),
    portalOrigins:
      checks.urlOrigins('portalOrigins', options.portalOrigins) ?? defaultPortalOrigins,
  } as const
}

function checkClient<Client extends PortalSessionsClient>(
  client: Client,
  methods: readonly (keyof Client['portalSessions'])[],
  checks: OptionChecks,
) {
  const sessions = Object(client).portalSessions
  if (methods.every((method) => typeof sessions?.[method] === 'function')) return
  const names = methods.map((method) => `portalSessions.${String(method)}`)
  checks.refuse(
    'client',
    `needs ${names.slice(0, -1).join(', ')} and ${names.at(-1)}: without revoke, a link that ` +
      'cannot be delivered would stay alive. Pass a MarginFrontClient, or leave it out and set ' +
      'MF_API_SECRET_KEY.',
  )
}
