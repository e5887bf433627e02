import { expect } from 'vitest'
import { createEmulator, type Emulator } from '../../../src/emulator/index.ts'
import {
  createPortalRoute,
  MarginFrontClient,
  type PortalEvent,
} from '../../../src/server/index.ts'
import { deferred } from '../../support/deferred.ts'
import { portal } from './portal.ts'

/** A real route before an emulator whose answers to mints wait for the test, one gate for each. */
export function setUpGated() {
  const emulator = createEmulator({ origin: portal })
  const gates: { minted: () => void; open: Promise<void> }[] = []
  const client = new MarginFrontClient(emulator.secretKeys[0], {
    async fetch(input, init) {
      const answer = await emulator.fetch(input, init)
      const gate = init?.method === 'POST' ? gates.shift() : undefined
      gate?.minted()
      await gate?.open
      return answer
    },
    retries: 0,
  })
  const events: PortalEvent[] = []
  const identified = deferred()
  const route = createPortalRoute<unknown>({
    client,
    resolveCustomer() {
      identified.resolve()
      return { customerExternalId: 'acme-001' }
    },
    onEvent: (event) => void events.push(event),
  })
  /** Stops the next mint after MarginFront made the link and before its answer is there. */
  function stopNextMint() {
    const minted = deferred()
    const open = deferred()
    gates.push({ minted: minted.resolve, open: open.promise })
    return { minted: minted.promise, letGo: open.resolve }
  }
  return { emulator, route, events, identified: identified.promise, stopNextMint }
}

/** Whoever got a link opens it; no other link may be left that works. */
export async function expectNoLinkWithoutOwner(emulator: Emulator, received: string[]) {
  for (const url of received) await emulator.fetch(url)
  expect(emulator.sessions.live).toEqual([])
  const opened = emulator.sessions.all.filter(({ status }) => status === 'used')
  expect(opened).toHaveLength(received.length)
}
