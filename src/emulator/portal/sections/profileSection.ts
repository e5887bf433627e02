import type { EmulatorAccount } from '../../customers/EmulatorCustomer.ts'
import { country } from '../format.ts'
import { type Html, html } from '../html.ts'

export function profileSection(account: EmulatorAccount): Html {
  const cityLine = [account.city, account.state, account.zipCode].filter(Boolean).join(', ')
  const address = [
    account.addressLine1,
    account.addressLine2,
    cityLine,
    account.country !== undefined && country(account.country),
  ].filter((line) => typeof line === 'string' && line !== '')
  const contact = [account.billingContactName, account.billingContactEmail].filter(Boolean)
  const entries: readonly (readonly [string, readonly (string | false | undefined)[]])[] = [
    ['Name', [account.name]],
    ['Email', [account.email]],
    ['Phone', [account.phone]],
    ['Address', address],
    ['Billing contact', contact],
    ['Payment terms', [`${account.netTerms ?? 30} days`]],
    ['Time zone', [account.timezone ?? 'UTC']],
  ]
  return html`<section class="card" id="profile" aria-labelledby="profile-title">
    <h2 id="profile-title">Profile</h2>
    <dl>
      ${entries.map(
        ([term, lines]) =>
          lines.some(Boolean) &&
          html` <div>
            <dt>${term}</dt>
            <dd>${lines.map((line) => html`<bdi class="line">${line}</bdi> `)}</dd>
          </div>`,
      )}
    </dl>
  </section>`
}
