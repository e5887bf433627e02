import { hostOption } from '../host/hostFunction.ts'
import type { HostArgs } from '../host/HostArgs.ts'
import { RouteFailure } from '../RouteFailure.ts'

/** The `secretKey` option: the key, or a function that knows it. */
export type SecretKeyOption<Args> =
  string | ((args: Args) => string | undefined | Promise<string | undefined>)

/**
 * Makes the function that finds the key for a request.
 *
 * An option that is named decides alone, even where it is `undefined`: another key, such as that of
 * another tenant, could mint a link to the billing of somebody else's customer.
 */
export function readSecretKey<Args extends HostArgs<unknown, Request | undefined>>(
  options: { secretKey?: SecretKeyOption<Args> | undefined },
  timeout: number,
): (args: Args) => Promise<string | undefined> {
  if (!Object.hasOwn(options, 'secretKey')) return async () => keyOfEnvironment()
  const ask = hostOption('secretKey', options.secretKey, timeout)
  return async (args) => {
    const key = await ask(args)
    if (key) return key
    throw new RouteFailure(
      'misconfigured',
      'The secretKey option is there but has no key, so nothing was asked of MarginFront: another ' +
        "key could be another tenant's. Set the variable that it reads, or leave the option out " +
        'to use MF_API_SECRET_KEY.',
    )
  }
}

function keyOfEnvironment(): string | undefined {
  return globalThis.process?.env?.['MF_API_SECRET_KEY']
}
