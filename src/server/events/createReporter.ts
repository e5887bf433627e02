import { hasWaitUntil, keepAwake } from '../host/keepAwake.ts'
import type { HostArgs } from '../host/HostArgs.ts'
import { createQuietCaller } from '../marginfront/logging/createQuietCaller.ts'
import type { AnswerCode } from '../failureOf.ts'
import { redactSecrets } from '../marginfront/logging/redact.ts'
import type { RouteFailure } from '../RouteFailure.ts'
import { withinTime } from '../withinTime.ts'
import { createConsoleHandler } from './createConsoleHandler.ts'
import type { PortalEventFacts } from './PortalEvent.ts'
import type { RevocationCode, RouteEvent } from './RouteEvent.ts'
import type { Visit } from './Visit.ts'

/** Milliseconds that a runtime is kept awake for a handler; the answer waits for none. */
const longestHandling = 10_000

/** Tells the operator what became of one visit. Never throws. */
export interface VisitReport {
  minted: (sessionId: string | undefined) => void
  /** Something was done that makes no link and ends none. */
  done: (type: 'listed' | 'viewed') => void
  failure: (failure: RouteFailure<AnswerCode>) => void
  /** @param code why, where it was not what the person asked for */
  revoked: (sessionId: string, code?: RevocationCode) => void
  /** A link that nobody was to get still works. */
  stillAlive: (failure: RouteFailure<AnswerCode>, sessionId?: string) => void
}

/** The host's own handler of events. */
export type EventHandler<Event, Args> = (event: Event, args: Args) => void | Promise<void>

/** Makes the function that reports on a visit: to the host's handler, or else to the console. */
export function createReporter<
  Event extends RouteEvent,
  Context,
  Asked extends Request | undefined,
>(onEvent: EventHandler<Event, HostArgs<Context, Asked>> = createConsoleHandler()) {
  const callQuietly = createQuietCaller('onEvent')

  return (visit: Visit<Context, Asked>): VisitReport => {
    function tell(
      type: RouteEvent['type'],
      about: Omit<RouteEvent, keyof PortalEventFacts | 'type'> = {},
    ) {
      const event = { type, ...factsOf(visit), ...about }
      // What a client takes for the id of a session that is revoked may be the token of its link.
      if (event.sessionId) event.sessionId = redactSecrets(event.sessionId)
      // Which of all events a route comes to is for its own types to say.
      const handled = callQuietly(() => onEvent(event as Event, visit.args), nameOf(event))
      const { context } = visit.args
      if (handled && hasWaitUntil(context)) {
        keepAwake(context, withinTime(handled, longestHandling, ignore))
      }
    }

    return {
      minted: (sessionId) => tell('minted', { ...(sessionId && { sessionId }) }),
      done: (type) => tell(type),
      failure: (failure) => tell(isRefusal(failure) ? 'refused' : 'failed', whyOf(failure)),
      revoked: (sessionId, code) => tell('revoked', { ...(code && { code }), sessionId }),
      stillAlive: (failure, sessionId) =>
        tell('failed', {
          ...whyOf(failure),
          code: failure.publicCode,
          ...(sessionId && { sessionId }),
        }),
    }
  }
}

function isRefusal({ code, status }: RouteFailure<AnswerCode>): boolean {
  return code === 'aborted' || status < 500
}

function whyOf({ code, message: reason, cause }: RouteFailure<AnswerCode>) {
  return { code, reason, ...(cause !== undefined && { cause }) }
}

function factsOf({ requestId, startedAt, facts }: Visit) {
  const { customer, returnUrl: _, ...told } = facts
  return {
    requestId,
    // The clock can be set back meanwhile.
    duration: Math.max(0, Date.now() - startedAt),
    ...told,
    ...(customer && { customer: { ...customer } }),
  }
}

function nameOf({ type, code }: RouteEvent): string {
  return `the ${type} event${code === undefined ? '' : ` (${code})`}`
}

function ignore() {}
