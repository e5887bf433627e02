import { errorTable } from '../contract/errorTable.ts'
import { inBackground } from './inBackground.ts'
import { logToConsole } from './logToConsole.ts'
import type { PortalEvent, PortalRevokedEvent } from './PortalEvent.ts'
import type { RouteFailure } from './RouteFailure.ts'
import type { Visit } from './Visit.ts'

/** Tells the operator what became of one visit. Never throws. */
export interface VisitReport {
  minted: (sessionId: string | undefined) => void
  failure: (failure: RouteFailure) => void
  revoked: (sessionId: string, code: PortalRevokedEvent['code']) => void
  stillAlive: (reason: string, sessionId?: string) => void
}

/** Reports to the host's handler, whose failures change nothing, or else to the console. */
export function createVisitReporter(
  onEvent: (event: PortalEvent) => void | Promise<void> = logToConsole(),
) {
  return (visit: Visit, context: unknown): VisitReport => {
    function tell(event: PortalEvent) {
      const handled = new Promise<void>((resolve) => resolve(onEvent(event)))
      void inBackground(context, handled.catch(ignore))
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

function eventOf(failure: RouteFailure, visit: Visit): PortalEvent {
  const { code, message: reason, cause } = failure
  if (code === 'aborted' || errorTable[code].status < 500) {
    return { type: 'refused', code, reason, ...factsOf(visit) }
  }
  const thrown = cause === undefined ? {} : { cause }
  return { type: 'failed', code, reason, ...thrown, ...factsOf(visit) }
}

function factsOf({ requestId, startedAt, customer }: Visit) {
  return {
    requestId,
    duration: Date.now() - startedAt,
    ...(customer && { customer: { ...customer } }),
  }
}

function ignore() {}
