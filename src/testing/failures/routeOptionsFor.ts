import type { Emulator, Fault } from '../../emulator/index.ts'
import { type PortalRouteOptions, TimeoutError } from '../../server/index.ts'
import { clientOf } from '../backend/clientOf.ts'
import type { FailNextOptions } from './PortalTestFailure.ts'

type Options = Partial<PortalRouteOptions<unknown>>
type OptionsFor = (emulator: Emulator, options: FailNextOptions) => Options

/** Returns what makes the route answer an otherwise good request with this code. */
export const routeOptionsFor = {
  unauthenticated: () => ({ resolveCustomer: () => 'unauthenticated' }),
  forbidden: () => ({ resolveCustomer: () => 'forbidden' }),
  no_customer: () => ({ resolveCustomer: () => 'no_customer' }),

  // Without a number that can be told, the answer names no time.
  rate_limited: (_emulator, { retryAfter = Number.NaN }) => ({
    rateLimit: () => ({ ok: false, retryAfter }),
  }),

  misconfigured: (emulator) => failing(emulator, { kind: 'status', status: 401 }),

  upstream_error: (emulator, { retryAfter }) =>
    failing(
      emulator,
      retryAfter === undefined
        ? { kind: 'status', status: 500 }
        : { kind: 'status', status: 503, retryAfter },
    ),

  // At once: a test's clock may stand still.
  upstream_timeout: () => ({
    client: { portalSessions: { create: timesOut, revoke: timesOut } },
  }),
} satisfies Record<string, OptionsFor>

async function timesOut(): Promise<never> {
  throw new TimeoutError('timed_out', 'MarginFront did not answer in time, as failNext has it.')
}

// Without retries: the next attempt would succeed, and a `Retry-After` would be waited for.
function failing(emulator: Emulator, fault: Fault): Options {
  return { client: clientOf(emulator, { retries: 0, fault }) }
}
