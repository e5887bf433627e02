import { BillingPortalButton } from '@marginfront/react'

/** The way to the billing portal, in this tab and in a new one. */
export function PortalCard() {
  return (
    <section className="card" aria-labelledby="portal">
      <h2 id="portal">Billing portal</h2>
      <p>See every invoice, your plan, your usage month by month, and the address we bill.</p>
      <div className="ways">
        <div>
          <BillingPortalButton className="button primary" />
        </div>
        <div>
          <BillingPortalButton className="link" target="_blank">
            Manage billing in a new tab
          </BillingPortalButton>
        </div>
      </div>
    </section>
  )
}
