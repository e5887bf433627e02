import { BillingPortalButton } from '@marginfront/react'

/** The way to the billing portal, in this tab and in a new one. */
export function PortalCard() {
  return (
    <section className="card" aria-labelledby="portal">
      <h2 id="portal">Billing portal</h2>
      <p>Pay an invoice, look at past ones, or correct the billing address.</p>
      <div className="choices">
        <div>
          <BillingPortalButton className="button primary" />
        </div>
        <div>
          <BillingPortalButton className="button" target="_blank">
            Manage billing in a new tab
          </BillingPortalButton>
        </div>
      </div>
    </section>
  )
}
