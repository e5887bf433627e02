import type { Plan } from '../plans.ts'

export function InvoicesCard({ invoices }: Pick<Plan, 'invoices'>) {
  return (
    <section className="card wide" aria-labelledby="invoices">
      <h2 id="invoices">Latest invoices</h2>
      <ul className="invoices">
        {invoices.map(({ id, period, total, status }) => (
          <li key={id}>
            <span>{period}</span>
            <span className={`badge ${status}`}>{status}</span>
            <span className="amount">{total}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
