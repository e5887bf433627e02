import type { EmulatorClock } from './clock.ts'
import type { Directory } from './customers/directory.ts'
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
  readonly customers: Directory
  readonly merchant: Merchant
  /** What the app is called that sends people here, where the set-up says so. */
  readonly appName: string | undefined
  /** Where links point, where the set-up says so. */
  readonly origin: string | undefined
  readonly secretKeys: readonly string[]
  readonly listShape: 'array' | 'data'
  /** Forgets everything that happened, and brings the clock back. */
  reset(): void
  mint(request: Request, wish: LinkWish): { session: SessionRecord; token: string; url: string }
  /** Cuts a session off, if there is one; says whether there was. */
  revoke(sessionId: string): boolean
}

export interface LinkWish {
  customerId: string
  returnUrl?: string | undefined
  features?: readonly PortalSection[] | undefined
}
