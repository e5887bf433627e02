import { isThenable } from '../isThenable.ts'
import { RouteFailure } from '../RouteFailure.ts'
import { withinTime } from '../withinTime.ts'

/**
 * Wraps a function of the host's so that it can be awaited safely. An error that it throws becomes
 * `misconfigured`, and so does an answer that takes too long: no request may stay open forever.
 * What is no promise is returned as it is, since there is nothing to wait for.
 */
export function hostFunction<Args extends unknown[], Answer>(
  option: string,
  ask: (...args: Args) => Answer | Promise<Answer>,
  timeout: number,
): (...args: Args) => Answer | Promise<Answer> {
  const thrown = (cause: unknown): never => {
    if (cause instanceof RouteFailure) throw cause
    throw new RouteFailure('misconfigured', `${option} ${whatWasThrown(cause)}.`, { cause })
  }
  const late = (): never => {
    throw new RouteFailure(
      'misconfigured',
      `${option} did not answer within ${timeout} ms, so the request was refused. Find out what ` +
        'it is waiting for, or raise the timeout option.',
    )
  }
  return (...args) => {
    try {
      const answer = ask(...args)
      if (!isThenable(answer)) return answer
      return withinTime(Promise.resolve(answer).catch(thrown), timeout, late)
    } catch (cause) {
      return thrown(cause)
    }
  }
}

/**
 * Wraps an option that may be a value or a function, so that it can be awaited safely either way:
 * without types, the value may be a promise.
 */
export function hostOption<Args extends unknown[], Value extends string | readonly unknown[]>(
  name: string,
  option: Value | ((...args: Args) => Value | undefined | Promise<Value | undefined>) | undefined,
  timeout: number,
): (...args: Args) => Value | undefined | Promise<Value | undefined> {
  return hostFunction(name, typeof option === 'function' ? option : () => option, timeout)
}

function whatWasThrown(cause: unknown): string {
  return cause instanceof Response
    ? 'threw a Response, so the request was refused. Return one of its documented answers instead'
    : 'threw an error, so the request was refused. The error follows; in onEvent it is event.cause'
}
