import type { EmulatorOperation, Fault } from './faults/Fault.ts'

/** Names the session that something happened to, and whose it is. */
export interface SessionMark {
  sessionId: string
  customerId: string
}

/** Names a fault, without the texts and URLs that it may hold. */
export type FaultMark =
  | { fault: 'status'; status: number }
  | { fault: 'latency'; ms: number }
  | { fault: Exclude<Fault['kind'], 'status' | 'latency'> }

/**
 * Something that happened, for assertions and for narration. Never holds a key, token or URL.
 *
 * - `minted`: a link was created.
 * - `opened`: a visit used a link up.
 * - `refused`: a link was visited that is used, expired, revoked or unknown.
 * - `spared`: a link was looked at by `HEAD` or a prefetch, which leaves it whole.
 * - `revoked`: a session was revoked, over the API or on the control page.
 * - `visit_ended`: a visitor was logged out.
 * - `rejected`: an API call was answered with an error.
 * - `faulted`: a fault stood in for an answer, damaged it or made it late; `status` and `ms` are
 *   those of the fault.
 */
export type EmulatorEvent = { at: number } & (
  | ({ type: 'minted' } & SessionMark)
  | ({ type: 'opened' } & SessionMark)
  | ({ type: 'refused'; reason: 'used' | 'expired' | 'revoked' } & SessionMark)
  | { type: 'refused'; reason: 'unknown' }
  | ({ type: 'spared'; reason: 'head' | 'prefetch' } & SessionMark)
  | ({ type: 'revoked' } & SessionMark)
  | ({ type: 'visit_ended'; reason: 'expired' | 'revoked' | 'logged_out' } & SessionMark)
  | { type: 'rejected'; operation: EmulatorOperation; status: number }
  | ({ type: 'faulted'; operation: EmulatorOperation } & FaultMark)
)

type WithoutTime<Event> = Event extends { at: number } ? Omit<Event, 'at'> : never

export interface EventLog {
  readonly all: readonly EmulatorEvent[]
  record(event: WithoutTime<EmulatorEvent>): void
  clear(): void
}

export function createEventLog(
  now: () => number,
  onEvent: ((event: EmulatorEvent) => void) | undefined,
): EventLog {
  let events: EmulatorEvent[] = []

  // A listener that throws, at once or later, must not change what the emulator answers.
  async function tell(event: EmulatorEvent) {
    try {
      await onEvent?.(event)
    } catch (error) {
      console.error(error)
    }
  }

  return {
    get all() {
      return [...events]
    },
    record(details) {
      const event: EmulatorEvent = Object.freeze({ ...details, at: now() })
      events.push(event)
      void tell(event)
    },
    clear() {
      events = []
    },
  }
}
