import { AsyncLocalStorage } from 'node:async_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import { serve } from '../../src/shared/serve.ts'
import { createEmulator, type Emulator, type Fault } from '../../src/emulator/index.ts'
import type { Random } from './seededRandom.ts'

/** MarginFront over HTTP, in bad health. */
export interface SoakedMarginFront {
  emulator: Emulator
  origin: string
  /** How many calls went wrong. */
  readonly faults: number
  /** How many calls are under way. */
  readonly inFlight: number
  /** Sessions that exist though a fault ate the answer that named them: nobody can revoke those. */
  readonly unnamed: ReadonlySet<string>
  /** Forgets what happened. */
  reset: () => void
  close: () => Promise<void>
}

/** What goes wrong with a create. The route waits 1 s for a link, and listens for one for 2 s. */
const createFaults: readonly Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 500, committed: true },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, retryAfter: 1 },
  { kind: 'status', status: 401 },
  { kind: 'reset' },
  { kind: 'reset', committed: true },
  { kind: 'malformed' },
  { kind: 'truncated' },
  { kind: 'empty' },
  { kind: 'html' },
  { kind: 'redirect', location: 'https://evil.example/' },
  { kind: 'wrongUrl', url: 'https://evil.example/r/mgl_1' },
  { kind: 'huge', bytes: 2 ** 21 },
  { kind: 'latency', ms: 1300 },
  { kind: 'hang' },
  { kind: 'hang', at: 'body' },
]

const revokeFaults: readonly Fault[] = [
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 403 },
  { kind: 'reset' },
  { kind: 'reset', committed: true },
  { kind: 'html', committed: true },
  { kind: 'hang' },
]

/** Faults after which the answer still names the session. */
const namesSession = new Set<Fault['kind']>(['latency', 'wrongUrl'])

export async function startMarginFront(
  random: Random,
  { customers, faultShare }: { customers: number; faultShare: number },
): Promise<SoakedMarginFront> {
  const callUnderWay = new AsyncLocalStorage<{ minted: string[] }>()
  const unnamed = new Set<string>()
  const faultyRevokes = new Set<string>()
  let faults = 0
  let inFlight = 0

  const emulator = createEmulator({
    customers: Array.from({ length: customers }, (_, index) => ({
      id: crypto.randomUUID(),
      externalId: `customer-${index}`,
      name: `Customer ${index}`,
      subscription: null,
      invoices: [],
      usage: [],
    })),
    onEvent(event) {
      if (event.type === 'minted') callUnderWay.getStore()?.minted.push(event.sessionId)
    },
  })

  function planFault({ method, url }: Request): Fault | undefined {
    if (!random.chance(faultShare)) return undefined
    if (method === 'POST') return random.pick(createFaults)
    // A session that can never be revoked is no fault of the route's, so the next try works.
    if (method !== 'DELETE' || faultyRevokes.has(url)) return undefined
    faultyRevokes.add(url)
    return random.pick(revokeFaults)
  }

  async function answer(request: Request): Promise<Response> {
    // As long as a call over the internet, so that browsers hang up in the middle of it.
    await wait(random.next() * 30)
    if (request.signal.aborted) throw new Error('The caller hung up.')
    const fault = planFault(request)
    if (fault) {
      faults += 1
      emulator.faults.once(fault)
    }
    const call = { minted: [] }
    try {
      // Nothing is awaited before the fault is taken, so no other call can take it.
      return await callUnderWay.run(call, () => emulator.fetch(request))
    } finally {
      const named = fault === undefined || namesSession.has(fault.kind)
      if (!named || request.signal.aborted) for (const id of call.minted) unnamed.add(id)
    }
  }

  const { origin, close } = await serve(
    async (request) => {
      inFlight += 1
      try {
        return await answer(request)
      } finally {
        inFlight -= 1
      }
    },
    { port: 0 },
  )

  return {
    emulator,
    origin,
    get faults() {
      return faults
    },
    get inFlight() {
      return inFlight
    },
    unnamed,
    reset() {
      emulator.reset()
      unnamed.clear()
      faultyRevokes.clear()
    },
    close,
  }
}
