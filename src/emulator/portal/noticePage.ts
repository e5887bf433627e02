import type { Emulation } from '../Emulation.ts'
import type { Merchant } from '../Merchant.ts'
import { html } from './html.ts'
import { page, pageResponse } from './page.ts'
import { returnLink } from './returnLink.ts'

const freshLink = 'Go back to the app that sent you here, and open billing again to get a new link.'

/** Every page that a visitor meets instead of the portal. */
const notices = {
  used: [410, 'This link was already used', 'A billing link opens once.', freshLink],
  expired: [410, 'This link has expired', 'A billing link works for one hour.', freshLink],
  revoked: [410, 'This link was revoked', "It can't be used any more.", freshLink],
  unknown: [404, "This link isn't valid", 'It may be incomplete.', freshLink],
  no_visit: [401, 'You are not signed in', 'Billing opens with a link from your app.', freshLink],
  visit_expired: [401, 'You have been logged out', 'A billing visit lasts one hour.', freshLink],
  visit_revoked: [401, 'Your access has ended', 'This billing visit was revoked.', freshLink],
  logged_out: [200, 'You are logged out', 'You can close this page.', ''],
  not_found: [404, 'Page not found', 'There is nothing at this address.', ''],
} as const satisfies Record<string, readonly [number, string, string, string]>

export function noticePage(
  notice: keyof typeof notices,
  { merchant, appName }: Emulation,
  returnUrl: string | null = null,
): Response {
  const [status, title, reason, advice] = notices[notice]
  const main = html`<div class="notice">
    <h1>${title}</h1>
    <p>${reason} ${advice}</p>
    ${returnLink(returnUrl, appName)}
  </div>`
  return pageResponse(
    page({ title, owner: merchant.name, main, footer: supportLine(merchant) }),
    status,
  )
}

export const supportLine = ({ supportEmail }: Merchant) =>
  supportEmail !== undefined &&
  html`<p>Questions about billing? <a href="mailto:${supportEmail}">${supportEmail}</a></p>`
