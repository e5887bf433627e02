import { isThenable } from '../isThenable.ts'
import { contextField } from './contextField.ts'
import { keepAwake } from './keepAwake.ts'

/**
 * Acts when the host says that the answer did not get through: its context has a promise,
 * `completed`, that rejects then. Node's adapter gives one and so does Deno. The request's own
 * signal cannot say so, since Deno aborts it after good answers too
 * (https://github.com/denoland/deno/issues/27005).
 *
 * @param act never rejects
 */
export function whenLost(context: unknown, act: () => Promise<void>): void {
  const completed = contextField(context, 'completed')
  if (isThenable(completed)) keepAwake(context, Promise.resolve(completed).then(ignore, act))
}

function ignore() {}
