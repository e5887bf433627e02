import { hostOption } from '../host/hostFunction.ts'
import type { HostArgs } from '../host/HostArgs.ts'
import { readVariable } from '../marginfront/options/readVariable.ts'
import { RouteFailure } from '../RouteFailure.ts'
import { noKeyYet } from './noKeyYet.ts'

/** The `secretKey` option: the key, or a function that knows it. */
export type SecretKeyOption<Args> =
  string | ((args: Args) => string | undefined | Promise<string | undefined>)

/** Where the key of a request comes from. */
export interface SecretKeySource<Args> {
  /** Whether the `secretKey` option decides, so that there can be several keys. */
  isGiven: boolean
  /** Finds the key for a visit, and asks the host once, however often it is called. */
  find: (args: Args) => string | undefined | Promise<string | undefined>
}

/**
 * Reads the `secretKey` option.
 *
 * An option that is named decides alone, even where it is `undefined`: another key, such as that of
 * another tenant, could mint a link to the billing of somebody else's customer.
 */
export function readSecretKey<Args extends HostArgs<unknown, Request | undefined>>(
  options: { secretKey?: SecretKeyOption<Args> | undefined },
  timeout: number,
): SecretKeySource<Args> {
  // Not its own properties alone: options may be an instance of a class, or made from others.
  if (!('secretKey' in options)) {
    return { isGiven: false, find: () => readVariable('MF_API_SECRET_KEY') }
  }
  const { secretKey } = options
  if (typeof secretKey === 'string') return { isGiven: true, find: () => secretKey || refuse() }
  const ask = hostOption('secretKey', secretKey, timeout)
  return { isGiven: true, find: onceEach(async (args) => (await ask(args)) || refuse()) }
}

function onceEach<Args extends object, Answer>(
  ask: (args: Args) => Promise<Answer>,
): (args: Args) => Promise<Answer> {
  const answers = new WeakMap<Args, Promise<Answer>>()
  return (args) => {
    const answer = answers.get(args) ?? ask(args)
    answers.set(args, answer)
    return answer
  }
}

function refuse(): never {
  throw new RouteFailure(
    'misconfigured',
    'The secretKey option is set but gave no key. No other key was used in its place, since it ' +
      "could be another tenant's. Set the variable that the option reads, or leave the option out " +
      `to use MF_API_SECRET_KEY.${noKeyYet()}`,
  )
}
