import type { Plan } from '../plans.ts'

/** The plan, and what was used of it this month. */
export function PlanCard({ plan }: { plan: Plan | null }) {
  return (
    <section className="card" aria-labelledby="plan">
      <h2 id="plan">{plan ? `${plan.name} plan` : 'Plan'}</h2>
      {plan ? (
        <>
          <dl>
            <div>
              <dt>Price</dt>
              <dd>
                {plan.price} <span className="soft">{plan.cycle}</span>
              </dd>
            </div>
            <div>
              <dt>Next invoice</dt>
              <dd>{plan.nextInvoice}</dd>
            </div>
          </dl>
          <p>Used this month</p>
          <ul className="usage">
            {plan.usage.map((meter) => (
              <Meter key={meter.name} {...meter} />
            ))}
          </ul>
        </>
      ) : (
        <p>Larkspur keeps no plan of this customer: all of it is in the billing portal.</p>
      )}
    </section>
  )
}

function Meter({ name, used, included }: Plan['usage'][number]) {
  const excess = used - included
  return (
    <li className={excess > 0 ? 'over' : undefined}>
      <span>{name}</span>
      <span className="soft amount">
        {count(used)} of {count(included)}
      </span>
      <progress aria-label={name} value={Math.min(used, included)} max={included} />
      {excess > 0 && <span className="excess">{count(excess)} more than the plan includes</span>}
    </li>
  )
}

const count = (quantity: number) => quantity.toLocaleString('en-US')
