import { EmulatorError } from '../EmulatorError.ts'
import type {
  EmulatorCustomer,
  EmulatorInvoice,
  EmulatorSubscription,
  EmulatorUsage,
} from './EmulatorCustomer.ts'
import {
  amount,
  type Check,
  count,
  currency,
  date,
  isObject,
  listOf,
  month,
  nullable,
  objectOf,
  oneOf,
  optional,
  text,
  timezone,
  uuid,
} from '../shape.ts'

const invoice = objectOf({
  id: text,
  status: oneOf('draft', 'pending', 'issued', 'paid', 'overdue', 'void', 'refunded'),
  total: amount,
  currency,
  periodStart: date,
  periodEnd: date,
  dueDate: date,
  createdAt: date,
} satisfies Record<keyof EmulatorInvoice, Check>)

const subscription = objectOf({
  name: text,
  status: oneOf('upcoming', 'active', 'ended'),
  billingCycle: oneOf('monthly', 'yearly', 'custom'),
  billingModel: oneOf('subscription', 'usage', 'hybrid'),
  price: amount,
  currency,
  startDate: date,
  nextInvoiceDate: optional(date),
} satisfies Record<keyof EmulatorSubscription, Check>)

const usage = objectOf({
  name: text,
  included: optional(count),
  months: listOf(objectOf({ month, quantity: count })),
} satisfies Record<keyof EmulatorUsage, Check>)

const customer = objectOf({
  id: uuid,
  externalId: text,
  name: text,
  email: optional(text),
  phone: optional(text),
  addressLine1: optional(text),
  addressLine2: optional(text),
  city: optional(text),
  state: optional(text),
  zipCode: optional(text),
  country: optional(text),
  timezone: optional(timezone),
  billingContactName: optional(text),
  billingContactEmail: optional(text),
  netTerms: optional(count),
  subscription: optional(nullable(subscription)),
  invoices: optional(listOf(invoice)),
  usage: optional(listOf(usage)),
} satisfies Record<keyof EmulatorCustomer, Check>)

/**
 * Reads customers, which may come from plain JavaScript or a hand-written JSON file, and throws with
 * every mistake at once. A field that is null counts as left out, but for `subscription`, where null
 * means that there is none.
 */
export function readCustomers(value: unknown): readonly EmulatorCustomer[] {
  const given = withoutNulls(value)
  const problems = listOf(customer)(given, 'customers')
  if (Array.isArray(given)) problems.push(...repetitions(given))
  refuse(problems)
  return (given as readonly EmulatorCustomer[]).map(withOneSpelling)
}

/** Reads one customer, as {@link readCustomers} does. */
export function readCustomer(value: unknown): EmulatorCustomer {
  const given = withoutNulls(value)
  refuse(customer(given, 'customer'))
  return withOneSpelling(given as EmulatorCustomer)
}

export const isTaken = (path: string, field: 'id' | 'externalId', value: string): string =>
  `${path}.${field} is taken: two customers have the ${field} ${JSON.stringify(value)}.`

export function refuse(problems: readonly string[]): void {
  if (problems.length > 0) throw new EmulatorError('invalid_customers', problems)
}

/** A UUID means the same in capitals (RFC 9562); an external id does not. */
const withOneSpelling = (one: EmulatorCustomer): EmulatorCustomer => ({
  ...one,
  id: one.id.toLowerCase(),
})

function repetitions(customers: readonly unknown[]): string[] {
  return (['id', 'externalId'] as const).flatMap((field) => {
    const seen = new Set<string>()
    return customers.flatMap((one, index) => {
      const value = isObject(one) ? one[field] : undefined
      if (typeof value !== 'string') return []
      const key = field === 'id' ? value.toLowerCase() : value
      if (seen.has(key)) return [isTaken(`customers[${index}]`, field, value)]
      seen.add(key)
      return []
    })
  })
}

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name, field]) => field !== undefined && (field !== null || name === 'subscription'))
      .map(([name, field]) => [name, withoutNulls(field)]),
  )
}
