import type { EmulatorAccount, EmulatorSubscription } from '../../customers/EmulatorCustomer.ts'
import { day, price } from '../format.ts'
import { type Html, html } from '../html.ts'

const statusNames: Record<EmulatorSubscription['status'], string> = {
  upcoming: 'Upcoming',
  active: 'Active',
  ended: 'Ended',
}
const cycleNames: Record<EmulatorSubscription['billingCycle'], string> = {
  monthly: 'Every month',
  yearly: 'Every year',
  custom: 'As agreed',
}
const perCycle: Record<EmulatorSubscription['billingCycle'], string> = {
  monthly: ' a month',
  yearly: ' a year',
  custom: '',
}
const modelNames: Record<EmulatorSubscription['billingModel'], string> = {
  subscription: 'Fixed price',
  usage: 'By usage',
  hybrid: 'Base price plus usage',
}

export function subscriptionSection({ subscription }: EmulatorAccount): Html {
  return html`<section class="card" id="subscription" aria-labelledby="subscription-title">
    <h2 id="subscription-title">Subscription</h2>
    ${subscription ? details(subscription) : html`<p class="empty">There is no subscription.</p>`}
  </section>`
}

const details = (subscription: EmulatorSubscription) => {
  const { name, status, billingCycle, billingModel, startDate, nextInvoiceDate } = subscription
  return html`<div class="plan">
      <p class="plan-name">
        <bdi>${name}</bdi> <span class="badge ${status}">${statusNames[status]}</span>
      </p>
      <p class="plan-price">
        <strong>${price(subscription.price, subscription.currency)}</strong
        >${perCycle[billingCycle]}
      </p>
    </div>
    <dl>
      <div>
        <dt>Billed</dt>
        <dd>${cycleNames[billingCycle]}</dd>
      </div>
      <div>
        <dt>Pricing</dt>
        <dd>${modelNames[billingModel]}</dd>
      </div>
      <div>
        <dt>Started</dt>
        <dd>${day(startDate)}</dd>
      </div>
      ${
        nextInvoiceDate !== undefined &&
        html`<div>
          <dt>Next invoice</dt>
          <dd>${day(nextInvoiceDate)}</dd>
        </div>`
      }
    </dl>`
}
