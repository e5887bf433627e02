import { RouteFailure } from '../RouteFailure.ts'
import { withinTime } from '../withinTime.ts'

/**
 * Wraps a function of the host's so that it can be awaited safely. An error that it throws becomes
 * `misconfigured`, and so does an answer that takes too long: no request may stay open forever.
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
        `${option} did not answer within ${timeout} ms, so the request was refused. Find out what ` +
          'it is waiting for, or raise the timeout option.',
      )
    })
  }
}

/** Wraps an option that may be a value or a function, so that it can be awaited safely either way. */
export function hostOption<Args extends unknown[], Value extends string | readonly unknown[]>(
  name: string,
  option: Value | ((...args: Args) => Value | undefined | Promise<Value | undefined>) | undefined,
  timeout: number,
): (...args: Args) => Promise<Value | undefined> {
  return typeof option === 'function' ? hostFunction(name, option, timeout) : async () => option
}

function whatWasThrown(cause: unknown): string {
  return cause instanceof Response
    ? 'threw a Response, so the request was refused. Return one of its documented answers instead'
    : 'threw an error, so the request was refused. The error is the cause of this event'
}
