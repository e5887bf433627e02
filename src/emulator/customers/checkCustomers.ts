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

/** Throws unless these are customers, because they may come from a hand-written JSON file. */
export function checkCustomers(value: unknown): asserts value is readonly EmulatorCustomer[] {
  const [problem] = listOf(customer)(value, 'customers')
  if (problem !== undefined) throw new EmulatorError('invalid_customers', `${problem}.`)
}

export function checkDistinct(customers: readonly EmulatorCustomer[]): void {
  for (const field of ['id', 'externalId'] as const) {
    const seen = new Set<string>()
    for (const { [field]: value } of customers) {
      if (seen.has(value)) {
        throw new EmulatorError(
          'invalid_customers',
          `Two customers have the ${field} ${JSON.stringify(value)}: give each its own.`,
        )
      }
      seen.add(value)
    }
  }
}
