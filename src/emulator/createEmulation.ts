import { createClock } from './clock.ts'
import type { EmulatorAccount } from './customers/EmulatorCustomer.ts'
import { toAccount } from './customers/toAccount.ts'
import type { Emulation } from './Emulation.ts'
import type { readOptions } from './EmulatorOptions.ts'
import { createEventLog } from './events.ts'
import { createFaultPlan } from './faults/faultPlan.ts'
import { createLedger } from './sessions/ledger.ts'
import { portalSections } from './sessions/SessionRecord.ts'
import { createVisits } from './sessions/visits.ts'

export function createEmulation(options: ReturnType<typeof readOptions>): Emulation {
  const clock = createClock(options.now)
  const events = createEventLog(clock.now, options.onEvent)
  const ledger = createLedger(clock, options.lifetime)
  const visits = createVisits(clock, ledger, events)
  const faults = createFaultPlan()
  let accounts: readonly EmulatorAccount[] | undefined

  return {
    clock,
    events,
    ledger,
    visits,
    faults,
    merchant: options.merchant,
    secretKeys: options.secretKeys,
    listShape: options.listShape,
    // Made up on first use and not before: in workerd a module that loads has no time yet.
    accounts: () =>
      (accounts ??= Object.freeze(
        options.customers.map((customer) => toAccount(customer, clock.now())),
      )),
    mint(request, { customerId, returnUrl = null, features = portalSections }) {
      const minted = ledger.mint({ customerId, returnUrl, features })
      events.record({ type: 'minted', sessionId: minted.session.id, customerId })
      const origin = options.origin ?? new URL(request.url).origin
      return { ...minted, url: `${origin}/r/${minted.token}` }
    },
    reset() {
      ledger.clear()
      visits.clear()
      events.clear()
      faults.clear()
      clock.reset()
    },
  }
}
