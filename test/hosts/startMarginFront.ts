import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { serve } from '../../src/shared/serve.ts'
import { createEmulator, type Emulator } from '../../src/emulator/index.ts'

/** MarginFront as a host under test sees it. */
export interface MarginFront {
  /** Where its API is reached in place of `https://api.marginfront.com`. */
  origin: string
  /** The only key that opens it; nobody but the host's backend may ever have it. */
  secretKey: string
  emulator: Emulator
  /** Waits for the next request to create a link. */
  asked: (signal: AbortSignal) => Promise<unknown>
  close: () => Promise<void>
}

export const portalOrigin = 'https://portal.marginfront.com'

/** Starts a MarginFront for one host alone. */
export async function startMarginFront(): Promise<MarginFront> {
  const secretKey = `mf_sk_test_${randomUUID()}`
  const emulator = createEmulator({ origin: portalOrigin, secretKeys: [secretKey] })
  const arrivals = new EventEmitter()
  const answer = (request: Request) => {
    if (request.method === 'POST') arrivals.emit('create')
    return emulator.fetch(request)
  }
  const { origin, close } = await serve(answer, { port: 0 })
  return {
    origin,
    secretKey,
    emulator,
    asked: (signal) => once(arrivals, 'create', { signal }),
    close,
  }
}
