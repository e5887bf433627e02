import type { EmulatorAccount, EmulatorInvoice } from '../../customers/EmulatorCustomer.ts'
import { day, dayRange, money } from '../format.ts'
import { type Html, html } from '../html.ts'

const statusNames: Record<EmulatorInvoice['status'], string> = {
  draft: 'Draft',
  pending: 'Pending',
  issued: 'Due',
  paid: 'Paid',
  overdue: 'Overdue',
  void: 'Void',
  refunded: 'Refunded',
}

/** Newest first, and without drafts: they are the merchant's own business. */
const visibleInvoices = ({ invoices }: EmulatorAccount): readonly EmulatorInvoice[] =>
  invoices
    .filter(({ status }) => status !== 'draft')
    .toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt))

const open: readonly EmulatorInvoice['status'][] = ['pending', 'issued', 'overdue']

/** What is still to pay; there is no one sum when the invoices are in several currencies. */
function balance(invoices: readonly EmulatorInvoice[]): Html | undefined {
  const unpaid = invoices.filter(({ status }) => open.includes(status))
  const [first] = unpaid
  if (!first) return html`<p class="balance">Everything is paid.</p>`
  if (unpaid.some(({ currency }) => currency !== first.currency)) return undefined
  const sum = unpaid.reduce((total, invoice) => total + invoice.total, 0)
  return html`<p class="balance"><strong>${money(sum, first.currency)}</strong> to pay</p>`
}

export function invoicesSection(account: EmulatorAccount): Html {
  const invoices = visibleInvoices(account)
  return html`<section class="card" id="invoices" aria-labelledby="invoices-title">
    <h2 id="invoices-title">Invoices</h2>
    ${invoices.length > 0 ? [balance(invoices), table(invoices)] : html`<p class="empty">There are no invoices yet.</p>`}
  </section>`
}

// The roles repeat what the elements say, because a table that the stylesheet reflows on a narrow
// screen is no longer one to some screen readers.
const table = (invoices: readonly EmulatorInvoice[]) =>
  html`<table class="invoices" role="table" aria-labelledby="invoices-title">
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">Invoice</th>
        <th scope="col" role="columnheader">Period</th>
        <th scope="col" role="columnheader">Due</th>
        <th scope="col" role="columnheader">Status</th>
        <th scope="col" role="columnheader" class="number">Amount</th>
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${invoices.map(row)}
    </tbody>
  </table>`

const row = (invoice: EmulatorInvoice) =>
  html` <tr role="row">
    <th scope="row" role="rowheader">
      <span class="issued-on">${day(invoice.createdAt)}</span>
      <span class="id"><bdi>${invoice.id}</bdi></span>
    </th>
    <td role="cell" class="period">${dayRange(invoice.periodStart, invoice.periodEnd)}</td>
    <td role="cell" class="due"><span class="narrow">Due </span>${day(invoice.dueDate)}</td>
    <td role="cell" class="status">
      <span class="badge ${invoice.status}">${statusNames[invoice.status]}</span>
    </td>
    <td role="cell" class="number total">${money(invoice.total, invoice.currency)}</td>
  </tr>`
