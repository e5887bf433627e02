import { isTime, lastTime } from './clock.ts'
import type { EmulatorCustomer } from './customers/EmulatorCustomer.ts'
import { defaultCustomers } from './customers/defaultCustomers.ts'
import { readCustomers } from './customers/readCustomers.ts'
import { EmulatorError } from './EmulatorError.ts'
import type { EmulatorEvent } from './events.ts'
import { defaultMerchant, type Merchant } from './Merchant.ts'
import { isObject } from './shape.ts'

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
  merchant?: Partial<Merchant> | undefined
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

const requireOption = (holds: boolean, problem: string) => {
  if (!holds) throw new EmulatorError('invalid_options', problem)
}

/** Fills in the defaults, and throws an {@link EmulatorError} for what cannot be meant. */
export function readOptions(options: EmulatorOptions) {
  requireOption(isObject(options), 'The options must be an object, or left out.')
  const secretKeys = options.secretKeys ?? [defaultSecretKey]
  requireOption(
    Array.isArray(secretKeys) &&
      secretKeys.length > 0 &&
      secretKeys.every((key) => typeof key === 'string' && /^mf_sk_./.test(key)),
    'secretKeys must be a list of at least one key, and each must begin with mf_sk_.',
  )
  const { origin, lifetime = hour, now = Date.now } = options
  requireOption(
    origin === undefined || (URL.canParse(origin) && /^https?:$/.test(new URL(origin).protocol)),
    'origin must be an http or https address such as http://127.0.0.1:4242.',
  )
  requireOption(
    isTime(lifetime) && lifetime > 0,
    `lifetime must be a number of milliseconds above zero, at most ${lastTime}.`,
  )
  requireOption(typeof now === 'function', 'now must be a function.')

  return {
    customers: readCustomers(options.customers ?? defaultCustomers),
    secretKeys: Object.freeze([...secretKeys]),
    origin: origin === undefined ? undefined : new URL(origin).origin,
    lifetime,
    merchant: readMerchant(options.merchant),
    appName: options.merchant?.name,
    now,
    listShape: options.listShape ?? 'array',
    control: options.control ?? false,
    onEvent: options.onEvent,
  }
}

/** A company of another name than the default's has no address for support until it names one. */
function readMerchant(given: Partial<Merchant> = {}): Merchant {
  const isDefault = given.name === undefined
  const merchant = {
    name: given.name ?? defaultMerchant.name,
    color: given.color ?? defaultMerchant.color,
    supportEmail: given.supportEmail ?? (isDefault ? defaultMerchant.supportEmail : undefined),
  }
  requireOption(
    /^#[0-9a-f]{6}$/i.test(merchant.color),
    'merchant.color must be a colour written as #rrggbb.',
  )
  requireOption(merchant.name.trim() !== '', 'merchant.name must be a non-empty string.')
  return merchant
}
