import type {
  EmulatorAccount,
  EmulatorCustomer,
  EmulatorInvoice,
  EmulatorSubscription,
  EmulatorUsage,
} from './EmulatorCustomer.ts'
import { seededRandom } from './seededRandom.ts'

const pastMonths = 6
const dayInMs = 86_400_000

const starter = { name: 'Starter', price: 49 }
const plans = [
  starter,
  { name: 'Team', price: 129 },
  { name: 'Growth', price: 349 },
  { name: 'Scale', price: 990 },
]

const meters = [
  { name: 'AI replies', included: 10_000, rate: 0.012 },
  { name: 'Documents read', included: 2_500, rate: 0.04 },
  { name: 'Voice minutes', included: 1_200, rate: 0.09 },
  { name: 'Search queries', included: 40_000, rate: 0.002 },
  { name: 'Images generated', included: 800, rate: 0.06 },
] as const

const euroCountries = ['AT', 'BE', 'DE', 'ES', 'FI', 'FR', 'IE', 'IT', 'NL', 'PT']

function currencyOf(country = 'US'): string {
  if (country === 'GB') return 'GBP'
  return euroCountries.includes(country) ? 'EUR' : 'USD'
}

const toCents = (amount: number) => Math.round(amount * 100) / 100

/**
 * Fills in what a customer was not given, so that the portal of any customer is worth looking at:
 * a plan, half a year of growing usage, and the invoices that follow from both.
 */
export function toAccount(customer: EmulatorCustomer, now: number): EmulatorAccount {
  const random = seededRandom(customer.externalId)
  const today = new Date(now)
  const firstOfMonth = (monthsFromNow: number, plusDays = 0) =>
    new Date(
      Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + monthsFromNow, 1) + plusDays * dayInMs,
    ).toISOString()

  const plan = plans[Math.floor(random() * plans.length)] ?? starter
  const currency = currencyOf(customer.country)
  const netTerms = customer.netTerms ?? 30
  const firstMeter = Math.floor(random() * meters.length)
  const usedMeters = meters.filter((_, index) => (index - firstMeter + 5) % meters.length < 2)
  const monthOver = today.getUTCDate() / 31

  const madeUpMeters = usedMeters.map((meter) => {
    const start = meter.included * (0.55 + random() * 0.4)
    const growth = 1.04 + random() * 0.12
    return {
      ...meter,
      months: Array.from({ length: pastMonths + 1 }, (_, index) => {
        const whole = start * growth ** index * (0.9 + random() * 0.2)
        const quantity = Math.round(index === pastMonths ? whole * monthOver : whole)
        return { month: firstOfMonth(index - pastMonths).slice(0, 7), quantity }
      }),
    }
  })

  const overage = (index: number) =>
    madeUpMeters.reduce((sum, { months, included, rate }) => {
      const extra = (months[index]?.quantity ?? 0) - included
      return sum + Math.max(0, extra) * rate
    }, 0)
  const forgetful = random() < 0.3

  const madeUpInvoices = Array.from({ length: pastMonths }, (_, index): EmulatorInvoice => {
    const monthsAgo = pastMonths - index
    const dueDate = firstOfMonth(1 - monthsAgo, netTerms)
    const pastDue = Date.parse(dueDate) < now
    const newestPastDue = pastDue && Date.parse(firstOfMonth(2 - monthsAgo, netTerms)) >= now
    const pastDueStatus = newestPastDue && forgetful ? 'overdue' : 'paid'
    return {
      id: `inv_${Math.floor(random() * 2 ** 32)
        .toString(16)
        .padStart(8, '0')}`,
      status: pastDue ? pastDueStatus : 'issued',
      total: toCents(plan.price + overage(index)),
      currency,
      periodStart: firstOfMonth(-monthsAgo),
      periodEnd: firstOfMonth(1 - monthsAgo, -1),
      dueDate,
      createdAt: firstOfMonth(1 - monthsAgo),
    }
  })

  const madeUpUsage: EmulatorUsage[] = madeUpMeters.map(({ name, included, months }) => ({
    name,
    included,
    months,
  }))

  const madeUpSubscription: EmulatorSubscription = {
    name: plan.name,
    status: 'active',
    billingCycle: 'monthly',
    billingModel: 'hybrid',
    price: plan.price,
    currency,
    startDate: firstOfMonth(-pastMonths - Math.floor(random() * 18)),
    nextInvoiceDate: firstOfMonth(1),
  }

  const {
    subscription = madeUpSubscription,
    invoices = madeUpInvoices,
    usage = madeUpUsage,
  } = customer
  return { ...customer, subscription, invoices, usage }
}
