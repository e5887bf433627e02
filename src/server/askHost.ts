import { RouteFailure } from './RouteFailure.ts'

/** Calls a function of the host's; whatever it throws becomes `misconfigured`. */
export async function askHost<Answer>(
  option: string,
  ask: () => Answer | Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask()
  } catch (cause) {
    const what =
      cause instanceof Response
        ? 'threw a Response. Return its answer instead of throwing it'
        : 'threw, so nothing was minted. Its error is the cause of this one'
    throw new RouteFailure('misconfigured', `${option} ${what}.`, { cause })
  }
}

/** Reads an option that is either a value or a function of the host's that gives one. */
export async function askOption<Arguments extends unknown[], Value extends string | object>(
  name: string,
  option:
    Value | ((...args: Arguments) => Value | undefined | Promise<Value | undefined>) | undefined,
  ...args: Arguments
): Promise<Value | undefined> {
  return typeof option === 'function' ? askHost(name, () => option(...args)) : option
}
