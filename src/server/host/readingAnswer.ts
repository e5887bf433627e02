import { isThenable } from '../isThenable.ts'

/**
 * Makes reading an answer a part of the function that gives it: what one of its getters throws then
 * counts as thrown by that function.
 */
export function readingAnswer<Args extends unknown[], Read>(
  ask: (...args: Args) => unknown,
  read: (answer: unknown) => Read,
): (...args: Args) => Read | Promise<Read> {
  return (...args) => {
    const answer = ask(...args)
    return isThenable(answer) ? Promise.resolve(answer).then(read) : read(answer)
  }
}
