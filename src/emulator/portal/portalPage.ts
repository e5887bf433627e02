import type { EmulatorAccount } from '../customers/EmulatorCustomer.ts'
import type { Emulation } from '../Emulation.ts'
import type { PortalSection, SessionRecord } from '../sessions/SessionRecord.ts'
import { moment } from './format.ts'
import { type Html, html } from './html.ts'
import { supportLine } from './noticePage.ts'
import { page } from './page.ts'
import { returnLink } from './returnLink.ts'
import { invoicesSection } from './sections/invoicesSection.ts'
import { profileSection } from './sections/profileSection.ts'
import { subscriptionSection } from './sections/subscriptionSection.ts'
import { usageSection } from './sections/usageSection.ts'

const sections: readonly {
  feature: PortalSection
  anchor: string
  title: string
  render(account: EmulatorAccount): Html
}[] = [
  {
    feature: 'subscriptions',
    anchor: '#subscription',
    title: 'Subscription',
    render: subscriptionSection,
  },
  { feature: 'invoices', anchor: '#invoices', title: 'Invoices', render: invoicesSection },
  { feature: 'usage', anchor: '#usage', title: 'Usage', render: usageSection },
  { feature: 'profile', anchor: '#profile', title: 'Profile', render: profileSection },
]

/** The hosted portal as its one visitor sees it: their own data, and only the session's sections. */
export function portalPage(
  account: EmulatorAccount,
  session: SessionRecord,
  { merchant, appName }: Emulation,
): Html {
  const shown = sections.filter(({ feature }) => session.features.includes(feature))
  return page({
    title: `Billing of ${account.name}`,
    owner: merchant.name,
    account: html`<form class="log-out" method="post" action="/portal/log-out">
      <button>Log out</button>
    </form>`,
    main: html`${returnLink(session.returnUrl, appName)}
      <div class="intro">
        <h1>Billing</h1>
        <p>
          <bdi>${account.name}</bdi> · Signed in until
          ${moment(session.expiresAt, account.timezone)}
        </p>
      </div>
      ${
        shown.length > 1 &&
        html`<nav class="sections" aria-label="On this page">
          <ul>
            ${shown.map(({ anchor, title }) => html`<li><a href="${anchor}">${title}</a></li>`)}
          </ul>
        </nav>`
      }
      ${shown.length === 0 && html`<p class="card empty">Nothing is shown here for this visit.</p>`}
      <div class="cards">${shown.map(({ render }) => render(account))}</div>`,
    footer: supportLine(merchant),
  })
}
