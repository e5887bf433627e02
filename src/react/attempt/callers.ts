import type { PortalResult } from '../settings/PortalOptions.ts'
import type { Attempt, Caller } from './Page.ts'
import { idle } from './PortalState.ts'

/** Lets a button take part in an attempt, and show how it goes. */
export function join(caller: Caller, attempt: Attempt, isNew: boolean): Promise<PortalResult> {
  caller.attempt = attempt
  attempt.callers.add(caller)
  caller.show(attempt.state)
  if (isNew) caller.follow(attempt.result)
  return attempt.result
}

/** Takes a button out of its attempt, which is aborted when no other one is left in it. */
export function part(caller: Caller): void {
  const { attempt } = caller
  // A form that was sent cannot be called back.
  if (!attempt || attempt.account === undefined) return
  caller.attempt = undefined
  attempt.callers.delete(caller)
  if (attempt.callers.size === 0) attempt.callOff()
}

/** Makes a button idle, unless it takes part in an attempt. */
export function forgetEnded(caller: Caller): void {
  if (!caller.attempt) caller.show(idle)
}

/** Makes a button idle again. */
export function reset(caller: Caller): void {
  part(caller)
  forgetEnded(caller)
}
