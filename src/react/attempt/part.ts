import type { Caller } from './Page.ts'

/** Takes a button out of its attempt, which is aborted when no other one is left in it. */
export function part(caller: Caller): void {
  const { attempt } = caller
  // A form that was sent cannot be called back.
  if (!attempt || attempt.isSent) return
  caller.attempt = undefined
  attempt.callers.delete(caller)
  if (attempt.callers.size === 0) attempt.giveUp('aborted')
}
