import type { Emulation } from '../Emulation.ts'
import { noticePage } from './noticePage.ts'
import { pageResponse, redirectResponse } from './page.ts'
import { portalPage } from './portalPage.ts'
import { forgottenVisitorCookie, visitorSecret } from './visitorCookie.ts'

/** The page of the visitor whom the cookie names, or why there is none. */
export function showPortal(request: Request, emulation: Emulation): Response {
  const visit = emulation.visits.find(visitorSecret(request))
  if (!visit || visit.ended === 'logged_out') return noticePage('no_visit', emulation)
  const { session, ended } = visit
  if (ended === 'expired') return noticePage('visit_expired', emulation, session.returnUrl)
  if (ended === 'revoked') return noticePage('visit_revoked', emulation)
  const account = emulation.customers.find(session.customerId)
  return account
    ? pageResponse(portalPage(account, session, emulation))
    : noticePage('no_visit', emulation)
}

const loggedOut = '/portal/logged-out'

/** Ends the visit. All that goes on to the next page is which session it was, for the way back. */
export function logOut(request: Request, { visits }: Emulation): Response {
  const visit = visits.logOut(visitorSecret(request))
  const hasWayBack = visit && !visit.ended && visit.session.returnUrl !== null
  const location = hasWayBack ? `${loggedOut}?from=${visit.session.id}` : loggedOut
  return redirectResponse(location, { 'set-cookie': forgottenVisitorCookie(request) })
}

export function showLoggedOut(request: Request, emulation: Emulation): Response {
  const session = emulation.ledger.get(new URL(request.url).searchParams.get('from') ?? '')
  const isUsed = session?.status === 'used'
  return noticePage('logged_out', emulation, isUsed ? session.returnUrl : null)
}
