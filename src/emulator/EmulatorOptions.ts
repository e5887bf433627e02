import { checkOptions } from './checkOptions.ts'
import type { EmulatorCustomer } from './customers/EmulatorCustomer.ts'
import { defaultCustomers } from './customers/defaultCustomers.ts'
import { readCustomers } from './customers/readCustomers.ts'
import type { EmulatorEvent } from './events.ts'
import { defaultMerchant, type Merchant, type MerchantOptions } from './Merchant.ts'

/** How {@link createEmulator} is set up; every option may be left out. */
export interface EmulatorOptions {
  /** Who can be billed. @default Acme (`acme-001`) and Globex (`globex-001`) */
  customers?: readonly EmulatorCustomer[] | undefined
  /** The keys that open the API; each begins with `mf_sk_`. @default ['mf_sk_test_emulator'] */
  secretKeys?: readonly string[] | undefined
  /** Where links point. @default the origin of the request that asked for the link */
  origin?: string | undefined
  /** Returns the time, in milliseconds since 1970. @default Date.now */
  now?: (() => number) | undefined
  /** How long a link works and a visit lasts, in milliseconds. @default 3_600_000 */
  lifetime?: number | undefined
  /** Whose portal it is: `name`, `color` (`#rrggbb`) and `supportEmail`. @default Northwind AI */
  merchant?: MerchantOptions | undefined
  /**
   * What a list looks like on the wire: a bare array, or `{data, hasMore}` as MarginFront's
   * invoices have it. MarginFront documents neither for portal sessions.
   * @default 'array'
   */
  listShape?: 'array' | 'data' | undefined
  /**
   * Serves the control page at `/` and `/_emulator/*`, to see and revoke sessions, move the clock and
   * set faults. It asks for no key, so it answers only to loopback names, to `origin`, and to names
   * under `.test`; or, in place of the last, to `hosts`, without a port.
   * @default false
   */
  control?: boolean | { hosts: readonly string[] } | undefined
  /** Called with each event as it happens. An error that it throws changes no answer. @default none */
  onEvent?: ((event: EmulatorEvent) => void) | undefined
}

export type EmulatorSettings = ReturnType<typeof readOptions>

const hour = 3_600_000

const defaultSecretKey = 'mf_sk_test_emulator'

/** Fills in the defaults, and throws an {@link EmulatorError} for what cannot be meant. */
export function readOptions(options: EmulatorOptions) {
  checkOptions(options)
  const { customers = defaultCustomers, secretKeys = [defaultSecretKey], origin } = options

  return {
    customers: readCustomers(customers),
    secretKeys: Object.freeze([...secretKeys]),
    origin: origin === undefined ? undefined : new URL(origin).origin,
    lifetime: options.lifetime ?? hour,
    merchant: readMerchant(options.merchant),
    appName: options.merchant?.name,
    now: options.now ?? Date.now,
    listShape: options.listShape ?? 'array',
    control: options.control ?? false,
    onEvent: options.onEvent,
  }
}

/** A company of another name than the default's has no address for support until it names one. */
function readMerchant(given: MerchantOptions = {}): Merchant {
  const isDefault = given.name === undefined
  return {
    name: given.name ?? defaultMerchant.name,
    color: given.color ?? defaultMerchant.color,
    supportEmail: given.supportEmail ?? (isDefault ? defaultMerchant.supportEmail : undefined),
  }
}
