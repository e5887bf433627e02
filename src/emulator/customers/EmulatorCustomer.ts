/** An invoice as the portal shows it. Source of the names: MarginFront's API reference. */
export interface EmulatorInvoice {
  id: string
  status: 'draft' | 'pending' | 'issued' | 'paid' | 'overdue' | 'void' | 'refunded'
  /** The amount in whole units of the currency: 12.5 is twelve dollars and fifty cents. */
  total: number
  /** ISO 4217, such as `USD`. */
  currency: string
  /** ISO 8601, a date or a date and time; shown in UTC. So are the other dates. */
  periodStart: string
  periodEnd: string
  dueDate: string
  createdAt: string
}

/** What a customer is subscribed to. */
export interface EmulatorSubscription {
  /** The plan's name. */
  name: string
  status: 'upcoming' | 'active' | 'ended'
  billingCycle: 'monthly' | 'yearly' | 'custom'
  billingModel: 'subscription' | 'usage' | 'hybrid'
  /** The fixed price of a cycle, before usage. */
  price: number
  /** ISO 4217, such as `USD`. */
  currency: string
  /** ISO 8601, a date or a date and time; shown in UTC. */
  startDate: string
  /** When the next invoice comes; leave out when none is coming. */
  nextInvoiceDate?: string | undefined
}

/** One thing that is counted and billed, month by month. */
export interface EmulatorUsage {
  /** What is counted, such as `AI replies`. */
  name: string
  /** How much a month includes; leave out when all of it is billed. */
  included?: number | undefined
  /** Oldest first; the last one is the running month. */
  months: readonly {
    /** `YYYY-MM`. */
    month: string
    quantity: number
  }[]
}

/**
 * A customer that the emulator knows. Whatever is left out of `subscription`, `invoices` and
 * `usage` is made up, always the same for the same `externalId`.
 */
export interface EmulatorCustomer {
  /** MarginFront's own id, a UUID. */
  id: string
  /** The customer's id in your own system. */
  externalId: string
  name: string
  email?: string | undefined
  phone?: string | undefined
  addressLine1?: string | undefined
  addressLine2?: string | undefined
  city?: string | undefined
  state?: string | undefined
  zipCode?: string | undefined
  /** ISO 3166 code, such as `US`; also decides the currency of what is made up. */
  country?: string | undefined
  /** IANA name, such as `Europe/Berlin`. @default 'UTC' */
  timezone?: string | undefined
  billingContactName?: string | undefined
  billingContactEmail?: string | undefined
  /** Days until an invoice is due. @default 30 */
  netTerms?: number | undefined
  /** `null` for a customer without one. */
  subscription?: EmulatorSubscription | null | undefined
  invoices?: readonly EmulatorInvoice[] | undefined
  usage?: readonly EmulatorUsage[] | undefined
}

/** A customer with everything that the portal shows, given or made up. */
export interface EmulatorAccount extends EmulatorCustomer {
  subscription: EmulatorSubscription | null
  invoices: readonly EmulatorInvoice[]
  usage: readonly EmulatorUsage[]
}

/** Who can be billed: a list that grows. */
export interface EmulatorCustomers extends ReadonlyArray<EmulatorAccount> {
  /**
   * Adds a customer, and returns it with all that its portal shows. `reset` forgets it again.
   *
   * @throws {EmulatorError} `invalid_customers`, when a field is wrong or an id is taken
   *
   * @example
   * emulator.customers.add({
   *   id: crypto.randomUUID(),
   *   externalId: 'initech-001',
   *   name: 'Initech',
   * })
   */
  add(customer: EmulatorCustomer): EmulatorAccount
}
