import type { Emulator, EmulatorAccount } from '../../emulator/index.ts'
import type { PortalVisit } from '../backend/visitLink.ts'

/** Says which requests to a worker's MarginFront belong to the test that runs there. */
export interface Tenancy {
  /** Lets a test in; nobody else is there until it leaves. */
  enter: (test: { title: string; customer: EmulatorAccount }) => void
  /** Says why a request belongs to no test that runs, where that is so, and remembers it. */
  findStray: (request: Request) => Promise<string | undefined>
  /** The same for a link that was followed, once it is known whose it is. */
  findStrayVisit: (visit: PortalVisit) => string | undefined
  /** Remembers something else that belongs to no test. */
  report: (stray: string) => void
  leave: () => void
  /** Throws when something came that belongs to no test. */
  requireNoStrays: () => void
}

const names = ['customerId', 'customerExternalId'] as const

/** Creates the tenancy of a worker, whose tests run one after the other. */
export function createTenancy(emulator: Emulator): Tenancy {
  // Whoever was there before the tests may be named by any of them.
  const shared = new Set(emulator.customers.flatMap(({ id, externalId }) => [id, externalId]))
  let running: { title: string; customer: EmulatorAccount } | undefined
  let strays: string[] = []

  function report(stray: string) {
    strays.push(stray)
    return stray
  }

  function findOther(what: string, named: readonly string[]): string | undefined {
    if (!running) return report(`${what} came while no test was running`)
    const { id, externalId } = running.customer
    const other = named.find((name) => !shared.has(name) && ![id, externalId].includes(name))
    if (other === undefined) return undefined
    return report(`${what} is for ${other}, who is no customer of "${running.title}"`)
  }

  return {
    report,
    enter(test) {
      running = test
    },
    leave() {
      running = undefined
    },
    async findStray(request) {
      const { pathname } = new URL(request.url)
      // The pages behind a link show no more than what the link has opened, and a browser may still
      // ask for their stylesheet as it closes.
      if (!pathname.startsWith('/v1/')) return undefined
      return findOther(`${request.method} ${pathname}`, await customersNamedBy(request))
    },
    findStrayVisit(visit) {
      return findOther(
        'A visit to a portal link',
        visit.status === 'unknown' ? [] : [visit.customerExternalId],
      )
    },
    requireNoStrays() {
      const found = strays
      strays = []
      if (found.length === 0) return
      throw new Error(
        `Requests came to the portal that belong to no test, so one test may have seen another's ` +
          `billing: ${found.join('; ')}. Look for a page that outlives its test, a customer that ` +
          `is shared by tests, and a server that asks the MarginFront of another worker.`,
      )
    },
  }

  async function customersNamedBy(request: Request): Promise<string[]> {
    const { pathname, searchParams } = new URL(request.url)
    const inQuery = names.flatMap((name) => searchParams.get(name) ?? [])
    const session = emulator.sessions.get(pathname.split('/')[3] ?? '')
    const inBody = request.method === 'POST' ? await readBody(request.clone()) : {}
    return [
      ...inQuery,
      ...(session ? [session.customerId] : []),
      ...names.flatMap((name) => inBody[name] ?? []).map(String),
    ]
  }
}

async function readBody(request: Request): Promise<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(await request.text())
    return typeof body === 'object' && body !== null ? { ...body } : {}
  } catch {
    // MarginFront itself answers what cannot be read.
    return {}
  }
}
