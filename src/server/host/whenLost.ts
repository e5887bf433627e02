import { isThenable } from '../isThenable.ts'
import { isTrue, keepAwake } from './keepAwake.ts'

/**
 * Acts when the host says that the answer did not get through: its context has a promise,
 * `completed`, that rejects then. Node's adapter gives one and so does Deno. The request's own
 * signal cannot say so, since Deno aborts it after good answers too
 * (https://github.com/denoland/deno/issues/27005).
 *
 * @param act never rejects
 */
export function whenLost(context: unknown, act: () => Promise<void>): void {
  if (!hasCompleted(context)) return
  keepAwake(context, Promise.resolve(context.completed).then(ignore, act))
}

function hasCompleted(context: unknown): context is { completed: PromiseLike<unknown> } {
  return isTrue(
    () =>
      typeof context === 'object' &&
      context !== null &&
      'completed' in context &&
      isThenable(context.completed),
  )
}

function ignore() {}
