import { createEmulator, type EmulatorCustomer } from '../../../src/emulator/index.ts'
import {
  createPortalRoute,
  MarginFrontClient,
  type PortalRouteOptions,
  type RateLimit,
} from '../../../src/server/index.ts'
import type { Handler, Workshop } from './Mutant.ts'

export const app = 'https://app.example.com'
export const portal = 'https://portal.marginfront.com'

const third: EmulatorCustomer = {
  id: '1c0ffee0-0000-4000-8000-000000000000',
  externalId: 'initech-001',
  name: 'Initech',
}

/** Who is signed in, as the cookie says. */
export const accountOf = (request: Request): string | undefined =>
  /(?:^|; )account=([^;]+)/.exec(request.headers.get('cookie') ?? '')?.[1]

/** Counts the links of each customer, and has room for the whole check but its last clauses. */
export function createLimit(most = 95): RateLimit {
  const taken = new Map<string, number>()
  return ({ key }) => {
    const count = (taken.get(key) ?? 0) + 1
    taken.set(key, count)
    return count <= most ? { ok: true } : { ok: false, retryAfter: 30 }
  }
}

/** An emulator, a client, and the right route to spoil. */
export function createWorkshop({ timeout = 15_000 } = {}): Workshop {
  const emulator = createEmulator({
    origin: portal,
    customers: [...createEmulator().customers, third],
  })
  const client = new MarginFrontClient(emulator.secretKeys[0], {
    fetch: emulator.fetch,
    retries: 0,
    timeout: 20_000,
  })
  const right = (options: Partial<PortalRouteOptions> = {}): Handler =>
    createPortalRoute({
      client,
      timeout,
      rateLimit: createLimit(),
      onEvent: () => {},
      resolveCustomer({ request }) {
        const account = accountOf(request)
        return account === undefined ? 'unauthenticated' : { customerExternalId: account }
      },
      ...options,
    })
  return { emulator, client, right }
}

/** How the check signs in to these routes. */
export const signIns = {
  signedIn: {
    headers: { cookie: 'account=acme-001' },
    customer: { customerExternalId: 'acme-001' },
  },
  signedInOther: {
    headers: { cookie: 'account=globex-001' },
    customer: { customerExternalId: 'globex-001' },
  },
}
