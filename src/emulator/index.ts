export { createEmulator, type Emulator } from './createEmulator.ts'
export type { EmulatorOptions } from './EmulatorOptions.ts'
export { EmulatorError, type EmulatorErrorCode } from './EmulatorError.ts'
export type { EmulatorClock } from './clock.ts'
export type { EmulatorEvent, FaultMark, SessionMark } from './events.ts'
export type { Merchant, MerchantOptions } from './Merchant.ts'
export type {
  EmulatorAccount,
  EmulatorCustomer,
  EmulatorCustomers,
  EmulatorInvoice,
  EmulatorSubscription,
  EmulatorUsage,
} from './customers/EmulatorCustomer.ts'
export type { EmulatorOperation, Fault } from './faults/Fault.ts'
export type { EmulatorFaults } from './faults/faultPlan.ts'
export type {
  EmulatorSessions,
  PortalSection,
  SessionRecord,
  SessionStatus,
} from './sessions/SessionRecord.ts'
