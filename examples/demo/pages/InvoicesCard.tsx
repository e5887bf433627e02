import type { Plan } from '../plans.ts'

export function InvoicesCard({ invoices }: Pick<Plan, 'invoices'>) {
  return (
    <section className="card wide" aria-labelledby="invoices">
      <h2 id="invoices">Latest invoices</h2>
      <ul className="invoices">
        {invoices.map(({ id, issued, total, status, statusName }) => (
          <li key={id}>
            <span>
              {issued} <small>{id}</small>
            </span>
            <span className={`badge ${status}`}>{statusName}</span>
            <span className="amount">{total}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
