import { keepAwake } from '../host/keepAwake.ts'
import type { HostArgs } from '../host/HostArgs.ts'
import { createQuietCaller } from '../marginfront/logging/createQuietCaller.ts'
import type { RouteFailure } from '../RouteFailure.ts'
import { withinTime } from '../withinTime.ts'
import { createConsoleHandler } from './createConsoleHandler.ts'
import type { PortalEvent, PortalRevokedEvent } from './PortalEvent.ts'
import type { Visit } from './Visit.ts'

/** Milliseconds that a runtime is kept awake for a handler; the answer waits for none. */
const longestHandling = 10_000

/** Tells the operator what became of one visit. Never throws. */
export interface VisitReport {
  minted: (sessionId: string | undefined) => void
  failure: (failure: RouteFailure) => void
  revoked: (sessionId: string, code: PortalRevokedEvent['code']) => void
  /** A link that nobody was to get still works. */
  stillAlive: (failure: RouteFailure, sessionId?: string) => void
}

/** The host's own handler of events. */
export type EventHandler<Args> = (event: PortalEvent, args: Args) => void | Promise<void>

/** Makes the function that reports on a visit: to the host's handler, or else to the console. */
export function createReporter<Context, Asked extends Request | undefined>(
  onEvent: EventHandler<HostArgs<Context, Asked>> = createConsoleHandler(),
) {
  const callQuietly = createQuietCaller('onEvent')

  return (visit: Visit<Context, Asked>): VisitReport => {
    function tell(event: PortalEvent) {
      const handled = callQuietly(() => onEvent(event, visit.args), nameOf(event))
      keepAwake(visit.args.context, withinTime(handled, longestHandling, ignore))
    }

    return {
      minted: (sessionId) =>
        tell({ type: 'minted', ...factsOf(visit), ...(sessionId && { sessionId }) }),
      failure: (failure) => tell(eventOf(failure, visit)),
      revoked: (sessionId, code) => tell({ type: 'revoked', code, ...factsOf(visit), sessionId }),
      stillAlive: (failure, sessionId) =>
        tell({
          type: 'failed',
          code: failure.publicCode,
          ...whyOf(failure),
          ...factsOf(visit),
          ...(sessionId && { sessionId }),
        }),
    }
  }
}

function eventOf(failure: RouteFailure, visit: Visit): PortalEvent {
  const { code, status } = failure
  return code === 'aborted' || status < 500
    ? { type: 'refused', code, ...whyOf(failure), ...factsOf(visit) }
    : { type: 'failed', code, ...whyOf(failure), ...factsOf(visit) }
}

function whyOf({ message: reason, cause }: RouteFailure) {
  return { reason, ...(cause !== undefined && { cause }) }
}

function factsOf({ requestId, startedAt, facts: { customer } }: Visit) {
  return {
    requestId,
    // The clock can be set back meanwhile.
    duration: Math.max(0, Date.now() - startedAt),
    ...(customer && { customer: { ...customer } }),
  }
}

function nameOf(event: PortalEvent): string {
  return `the event ${event.type}${'code' in event ? ` (${event.code})` : ''}`
}

function ignore() {}
