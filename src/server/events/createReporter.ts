import { keepAwake } from '../host/keepAwake.ts'
import type { HostArgs } from '../host/HostArgs.ts'
import type { RouteFailure } from '../RouteFailure.ts'
import { createConsoleHandler } from './createConsoleHandler.ts'
import type { PortalEvent, PortalRevokedEvent } from './PortalEvent.ts'
import type { Visit } from './Visit.ts'

/** Tells the operator what became of one visit. Never throws. */
export interface VisitReport {
  minted: (sessionId: string | undefined) => void
  failure: (failure: RouteFailure) => void
  revoked: (sessionId: string, code: PortalRevokedEvent['code']) => void
  stillAlive: (reason: string, sessionId?: string) => void
}

/** The host's own handler of events. */
export type EventHandler<Args> = (event: PortalEvent, args: Args) => void | Promise<void>

/** Makes the function that reports on a visit: to the host's handler, or else to the console. */
export function createReporter<Context, Asked extends Request | undefined>(
  onEvent: EventHandler<HostArgs<Context, Asked>> = createConsoleHandler(),
) {
  return (visit: Visit<Context, Asked>): VisitReport => {
    function tell(event: PortalEvent) {
      const handled = new Promise<void>((resolve) => resolve(onEvent(event, visit.args)))
      keepAwake(visit.args.context, handled.catch(ignore))
    }

    return {
      minted: (sessionId) =>
        tell({ type: 'minted', ...factsOf(visit), ...(sessionId && { sessionId }) }),
      failure: (failure) => tell(eventOf(failure, visit)),
      revoked: (sessionId, code) => tell({ type: 'revoked', code, ...factsOf(visit), sessionId }),
      stillAlive: (reason, sessionId) =>
        tell({
          type: 'failed',
          code: 'upstream_error',
          reason,
          ...factsOf(visit),
          ...(sessionId && { sessionId }),
        }),
    }
  }
}

function eventOf(
  { code, status, message: reason, cause }: RouteFailure,
  visit: Visit,
): PortalEvent {
  if (code === 'aborted' || status < 500) {
    return { type: 'refused', code, reason, ...factsOf(visit) }
  }
  const thrown = cause === undefined ? {} : { cause }
  return { type: 'failed', code, reason, ...thrown, ...factsOf(visit) }
}

function factsOf({ requestId, startedAt, facts: { customer } }: Visit) {
  return {
    requestId,
    duration: Date.now() - startedAt,
    ...(customer && { customer: { ...customer } }),
  }
}

function ignore() {}
