import type { EmulatorAccount } from '@marginfront/react/emulator'

/** What the billing page shows of a customer's plan, in words that are ready to read. */
export interface Plan {
  name: string
  price: string
  cycle: string
  nextInvoice: string
  usage: readonly { name: string; used: number; included: number }[]
  invoices: readonly {
    id: string
    issued: string
    total: string
    status: keyof typeof statusNames
    statusName: string
  }[]
}

/** As the portal calls them, so that an invoice is the same on both sides. */
const statusNames = {
  draft: 'Draft',
  pending: 'Pending',
  issued: 'Due',
  paid: 'Paid',
  overdue: 'Overdue',
  void: 'Void',
  refunded: 'Refunded',
} as const

/** Sums up a customer. A real app reads this from its own database. */
export function planOf(customer: EmulatorAccount | undefined): Plan | null {
  if (!customer?.subscription) return null
  const { subscription, usage, invoices } = customer
  return {
    name: subscription.name,
    price: money(subscription.price, subscription.currency),
    cycle: subscription.billingCycle,
    nextInvoice: subscription.nextInvoiceDate ? day(subscription.nextInvoiceDate) : 'None',
    usage: usage.map(({ name, included = 0, months }) => ({
      name,
      included,
      used: months.at(-1)?.quantity ?? 0,
    })),
    invoices: invoices
      .filter(({ status }) => status !== 'draft')
      .slice(-3)
      .reverse()
      .map(({ id, createdAt, total, currency, status }) => ({
        id,
        issued: shortDay(createdAt),
        total: money(total, currency),
        status,
        statusName: statusNames[status],
      })),
  }
}

const money = (amount: number, currency: string) =>
  amount.toLocaleString('en-US', { style: 'currency', currency })

const day = (date: string) =>
  new Date(date).toLocaleDateString('en-US', { dateStyle: 'long', timeZone: 'UTC' })

const shortDay = (date: string) =>
  new Date(date).toLocaleDateString('en-US', { dateStyle: 'medium', timeZone: 'UTC' })
