import { createClock } from './clock.ts'
import { createDirectory } from './customers/directory.ts'
import type { Emulation } from './Emulation.ts'
import type { EmulatorSettings } from './EmulatorOptions.ts'
import { createEventLog } from './events.ts'
import { createFaultPlan } from './faults/faultPlan.ts'
import { createLedger } from './sessions/ledger.ts'
import { portalSections } from './sessions/SessionRecord.ts'
import { createVisits } from './sessions/visits.ts'

export function createEmulation(settings: EmulatorSettings): Emulation {
  const clock = createClock(settings.now)
  const events = createEventLog(clock.now, settings.onEvent)
  const ledger = createLedger(clock, settings.lifetime)
  const visits = createVisits(clock, ledger, events)
  const faults = createFaultPlan()
  const customers = createDirectory(settings.customers, clock.now)

  return {
    clock,
    events,
    ledger,
    visits,
    faults,
    customers,
    merchant: settings.merchant,
    appName: settings.appName,
    origin: settings.origin,
    secretKeys: settings.secretKeys,
    listShape: settings.listShape,
    mint(request, { customerId, returnUrl = null, features = portalSections }) {
      const minted = ledger.mint({ customerId, returnUrl, features })
      events.record({ type: 'minted', sessionId: minted.session.id, customerId })
      const origin = settings.origin ?? new URL(request.url).origin
      return { ...minted, url: `${origin}/r/${minted.token}` }
    },
    revoke(sessionId) {
      const session = ledger.get(sessionId)
      if (!session || session.status === 'revoked') return false
      ledger.markRevoked(sessionId)
      events.record({ type: 'revoked', sessionId, customerId: session.customerId })
      visits.endRevoked(sessionId)
      return true
    },
    reset() {
      for (const kept of [ledger, visits, events, faults]) kept.clear()
      customers.reset()
      clock.reset()
    },
  }
}
