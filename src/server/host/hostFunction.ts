import { isThenable } from '../isThenable.ts'
import { RouteFailure } from '../RouteFailure.ts'
import { withinTime } from '../withinTime.ts'

/** How the answer of a function of the host's is taken. */
interface Handling<Answer, Read> {
  /**
   * Makes what is used of the answer; what a getter of that throws counts as thrown by the function.
   */
  read?: ((answer: Answer) => Read) | undefined
  /** What comes of it where there is none, for the message. */
  consequence?: string
}

/**
 * Wraps a function of the host's so that it can be awaited safely. An error that it throws becomes
 * `misconfigured`, a `RouteFailure` alone passes as it is, and an answer that takes too long is
 * `misconfigured` too: no request may stay open forever. What is no promise is returned at once, since
 * there is nothing to wait for.
 */
export function hostFunction<Args extends unknown[], Answer, Read = Answer>(
  option: string,
  ask: (...args: Args) => Answer | Promise<Answer>,
  timeout: number,
  { read = asItIs, consequence = 'so the request was refused' }: Handling<Answer, Read> = {},
): (...args: Args) => Read | Promise<Read> {
  const thrown = (cause: unknown): never => {
    if (cause instanceof RouteFailure) throw cause
    throw new RouteFailure('misconfigured', `${option} ${whatWasThrown(cause, consequence)}.`, {
      cause,
    })
  }
  const late = (): never => {
    throw new RouteFailure(
      'misconfigured',
      `${option} did not answer within ${timeout} ms, ${consequence}. Find out what it is waiting ` +
        'for, or raise the timeout option.',
    )
  }
  return (...args) => {
    try {
      const answer = ask(...args)
      if (!isThenable(answer)) return read(answer)
      return withinTime(Promise.resolve(answer).then(read).catch(thrown), timeout, late)
    } catch (cause) {
      return thrown(cause)
    }
  }
}

/**
 * Wraps an option that may be a value or a function, so that it can be awaited safely either way:
 * without types, the value may be a promise.
 */
export function hostOption<
  Args extends unknown[],
  Value extends string | readonly unknown[],
  Read = Value | undefined,
>(
  name: string,
  option: Value | ((...args: Args) => Value | undefined | Promise<Value | undefined>) | undefined,
  timeout: number,
  read?: (answer: Value | undefined) => Read,
): (...args: Args) => Read | Promise<Read> {
  return hostFunction(name, typeof option === 'function' ? option : () => option, timeout, { read })
}

const asItIs = (answer: unknown) => answer as never

function whatWasThrown(cause: unknown, consequence: string): string {
  return cause instanceof Response
    ? `threw a Response, ${consequence}. Return one of its documented answers instead`
    : `threw an error, ${consequence}. The error follows; in onEvent it is event.cause`
}
