import type { EmulatorClock } from './clock.ts'
import type { EmulatorAccount } from './customers/EmulatorCustomer.ts'
import type { EventLog } from './events.ts'
import type { FaultPlan } from './faults/faultPlan.ts'
import type { Merchant } from './Merchant.ts'
import type { Ledger } from './sessions/ledger.ts'
import type { PortalSection, SessionRecord } from './sessions/SessionRecord.ts'
import type { Visits } from './sessions/visits.ts'

/** What the API, the portal and the control page share. */
export interface Emulation {
  readonly clock: EmulatorClock & { reset(): void }
  readonly events: EventLog
  readonly faults: FaultPlan
  readonly ledger: Ledger
  readonly visits: Visits
  readonly merchant: Merchant
  readonly secretKeys: readonly string[]
  readonly listShape: 'array' | 'data'
  readonly accounts: () => readonly EmulatorAccount[]
  /** Forgets everything that happened, and brings the clock back. */
  reset(): void
  mint(request: Request, wish: LinkWish): { session: SessionRecord; token: string; url: string }
}

export interface LinkWish {
  customerId: string
  returnUrl?: string | undefined
  features?: readonly PortalSection[] | undefined
}

export const accountOf = (emulation: Emulation, customerId: string): EmulatorAccount | undefined =>
  emulation.accounts().find((account) => account.id === customerId)
