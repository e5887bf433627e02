import { answer } from './answer.ts'
import type { EmulatorClock } from './clock.ts'
import { createEmulation } from './createEmulation.ts'
import type { EmulatorCustomers } from './customers/EmulatorCustomer.ts'
import { type EmulatorOptions, readOptions } from './EmulatorOptions.ts'
import type { EmulatorEvent } from './events.ts'
import type { EmulatorFaults } from './faults/faultPlan.ts'
import type { EmulatorSessions } from './sessions/SessionRecord.ts'

/** A running emulator; see {@link createEmulator}. */
export interface Emulator {
  /**
   * Answers a request. Takes what the global `fetch` takes, so it can stand in for it, and can be
   * the handler of any server. Redirects are returned as they are and never followed.
   */
  fetch(input: RequestInfo | URL, init?: RequestInit): Promise<Response>
  /** What became of every link. */
  readonly sessions: EmulatorSessions
  /** The emulator's time. */
  readonly clock: EmulatorClock
  /** What should go wrong. */
  readonly faults: EmulatorFaults
  /** Everything that happened, oldest first. */
  readonly events: readonly EmulatorEvent[]
  /** Who can be billed, with all that their portal shows; `add` makes them more. */
  readonly customers: EmulatorCustomers
  /** The keys that open the API. */
  readonly secretKeys: readonly string[]
  /**
   * Brings the emulator back to how it was made: forgets sessions, visits, events, faults and added
   * customers, and sets the clock to the real time again.
   */
  reset(): void
}

/**
 * Makes a local MarginFront: the portal-session API at `/v1/portal-sessions`, and the hosted portal
 * that its one-time links open.
 *
 * It runs in any runtime with `fetch`, keeps everything in memory, and is written from
 * MarginFront's public documentation. Where that is silent, it holds to this package's assumptions,
 * which are marked as such in its sources.
 *
 * @throws {EmulatorError} when an option cannot be meant
 *
 * @example
 * const emulator = createEmulator()
 * const answer = await emulator.fetch('http://127.0.0.1:4242/v1/portal-sessions', {
 *   method: 'POST',
 *   headers: { 'x-api-key': 'mf_sk_test_emulator', 'content-type': 'application/json' },
 *   body: JSON.stringify({ customerExternalId: 'acme-001' }),
 * })
 * const { url } = await answer.json()
 * await emulator.fetch(url) // 303: the link is used up
 * emulator.clock.advance(3_600_000) // and the visitor is logged out
 */
export function createEmulator(options: EmulatorOptions = {}): Emulator {
  const settings = readOptions(options)
  const emulation = createEmulation(settings)

  return {
    async fetch(input, init) {
      const request =
        input instanceof Request && init === undefined ? input : new Request(input, init)
      request.signal.throwIfAborted()
      const response = await answer(request, emulation, settings.control)
      if (request.redirect === 'error' && response.headers.has('location')) {
        throw new TypeError('fetch failed', { cause: new Error('unexpected redirect') })
      }
      return request.method === 'HEAD' ? new Response(null, response) : response
    },
    sessions: emulation.ledger,
    clock: emulation.clock,
    faults: emulation.faults,
    get events() {
      return emulation.events.all
    },
    get customers() {
      return emulation.customers.all
    },
    secretKeys: emulation.secretKeys,
    reset: emulation.reset,
  }
}
