import type { Emulation } from '../Emulation.ts'
import { isPrefetch } from './isPrefetch.ts'
import { noticePage } from './noticePage.ts'
import { pageHeaders } from './pageHeaders.ts'
import { redirectResponse } from './page.ts'
import { visitorCookie } from './visitorCookie.ts'

/** Uses a link up and goes on to a page that can be reloaded. */
export function openLink(token: string, request: Request, emulation: Emulation): Response {
  const { ledger, visits, events } = emulation
  const session = ledger.findByToken(token)
  if (!session) {
    events.record({ type: 'refused', reason: 'unknown' })
    return noticePage('unknown', emulation)
  }
  const mark = { sessionId: session.id, customerId: session.customerId }

  if (request.method === 'HEAD') {
    events.record({ type: 'spared', reason: 'head', ...mark })
    const status = session.status === 'live' ? 200 : 410
    return new Response(null, { status, headers: pageHeaders })
  }
  if (isPrefetch(request)) {
    events.record({ type: 'spared', reason: 'prefetch', ...mark })
    // An error makes the browser ask again when the person really comes.
    const headers = { ...pageHeaders, vary: 'Sec-Purpose, Purpose' }
    return new Response(null, { status: 503, headers })
  }
  if (session.status !== 'live') {
    events.record({ type: 'refused', reason: session.status, ...mark })
    // A revoked session is gone for good, and what it held with it.
    const returnUrl = session.status === 'revoked' ? null : session.returnUrl
    return noticePage(session.status, emulation, returnUrl)
  }

  ledger.markUsed(session.id)
  events.record({ type: 'opened', ...mark })
  return redirectResponse('/portal', {
    'set-cookie': visitorCookie(visits.begin(session), request),
  })
}
