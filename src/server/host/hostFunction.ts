import { RouteFailure } from '../RouteFailure.ts'
import { withinTime } from '../withinTime.ts'

/**
 * Makes a function of the host's safe to wait for. Whatever it throws becomes `misconfigured`, and
 * so does an answer that does not come in time: a request may not stay open for ever.
 */
export function hostFunction<Args extends unknown[], Answer>(
  option: string,
  ask: (...args: Args) => Answer | Promise<Answer>,
  timeout: number,
): (...args: Args) => Promise<Answer> {
  return (...args) => {
    const answer = Promise.resolve()
      .then(() => ask(...args))
      .catch((cause: unknown) => {
        throw new RouteFailure('misconfigured', `${option} ${whatWasThrown(cause)}.`, { cause })
      })
    return withinTime(answer, timeout, () => {
      throw new RouteFailure(
        'misconfigured',
        `${option} gave no answer within ${timeout} ms, so the request was refused. Find out what ` +
          'it waits for, or raise the timeout option.',
      )
    })
  }
}

/** Does the same for an option that is either a value or a function that returns one. */
export function hostOption<Args extends unknown[], Value extends string | readonly unknown[]>(
  name: string,
  option: Value | ((...args: Args) => Value | undefined | Promise<Value | undefined>) | undefined,
  timeout: number,
): (...args: Args) => Promise<Value | undefined> {
  return typeof option === 'function' ? hostFunction(name, option, timeout) : async () => option
}

function whatWasThrown(cause: unknown): string {
  return cause instanceof Response
    ? 'threw a Response. Return its answer instead of throwing it'
    : 'threw, so the request was refused. Its error is the cause of this one'
}
