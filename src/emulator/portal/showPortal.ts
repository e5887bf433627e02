import { accountOf, type Emulation } from '../Emulation.ts'
import { noticePage } from './noticePage.ts'
import { pageResponse, redirectResponse } from './page.ts'
import { portalPage } from './portalPage.ts'
import { forgottenVisitorCookie, visitorSecret } from './visitorCookie.ts'

/** The page of the visitor whom the cookie names, or why there is none. */
export function showPortal(request: Request, emulation: Emulation): Response {
  const { visits, merchant } = emulation
  const visit = visits.find(visitorSecret(request) ?? '')
  if (!visit || visit.ended === 'logged_out') return noticePage('no_visit', merchant)
  const { session, ended } = visit
  if (ended === 'expired') return noticePage('visit_expired', merchant, session.returnUrl)
  if (ended === 'revoked') return noticePage('visit_revoked', merchant)
  const account = accountOf(emulation, session.customerId)
  return account
    ? pageResponse(portalPage(account, session, merchant))
    : noticePage('no_visit', merchant)
}

export function logOut(request: Request, { visits }: Emulation): Response {
  visits.logOut(visitorSecret(request) ?? '')
  return redirectResponse('/portal/logged-out', { 'set-cookie': forgottenVisitorCookie })
}
