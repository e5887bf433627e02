import { enter, leave } from './members.ts'
import { getPage, type Attempt, type Caller } from './Page.ts'
import { idle } from './PortalState.ts'

/** Lets a button take part in an attempt, and show how it goes. */
export function join(caller: Caller, attempt: Attempt): void {
  caller.attempt = attempt
  attempt.callers.add(caller)
  caller.show(attempt.state)
}

/** Takes a button out of its attempt, and makes it idle. */
export function detach(caller: Caller): void {
  const { attempt } = caller
  caller.attempt = undefined
  caller.show(idle)
  if (!attempt) return
  attempt.callers.delete(caller)
  endIfDeserted(attempt)
}

/** Enters a button as it mounts, as it is shown again, and when it is for another account. */
export function mount(caller: Caller): void {
  const { mountedFor, attempt, settings } = caller
  const { endpoint, scope } = settings
  caller.isUnmounted = false
  caller.mountedFor = { endpoint, scope }
  enter(caller)
  const isForAnother =
    mountedFor && (mountedFor.endpoint !== endpoint || mountedFor.scope !== scope)
  const isLive = attempt && getPage().attempts.has(attempt)
  if (isLive && (attempt.isSentForm || !isForAnother)) join(caller, attempt)
  else if (attempt || isForAnother) detach(caller)
}

/** Undoes {@link mount}. */
export function unmount(caller: Caller): void {
  const { attempt } = caller
  caller.isUnmounted = true
  leave(caller)
  if (!attempt) return
  attempt.callers.delete(caller)
  // Not at once: StrictMode unmounts everything and mounts it again, and that is no end.
  queueMicrotask(() => endIfDeserted(attempt))
}

/** Aborts what nobody waits for any more. A form that was sent cannot be called back. */
function endIfDeserted(attempt: Attempt): void {
  if (!attempt.isSentForm && attempt.callers.size === 0) attempt.callOff()
}
