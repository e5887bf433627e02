import type { Emulation } from '../../Emulation.ts'
import { type Html, html } from '../../portal/html.ts'
import type { SessionRecord } from '../../sessions/SessionRecord.ts'
import { type SessionState, sessionState } from '../sessionState.ts'
import { utcTime } from './utc.ts'

const mostShown = 100

const words: Readonly<Record<SessionState, string>> = {
  active: 'Active',
  opened: 'Opened',
  expired: 'Expired',
  revoked: 'Revoked',
}

export const sessionsCard = (emulation: Emulation): Html => {
  const { count } = emulation.ledger
  return html`<section class="card" aria-labelledby="sessions">
    <h2 id="sessions">Sessions</h2>
    ${count === 0 ? html`<p class="empty">No link was made yet.</p>` : table(emulation)}
    ${count > mostShown && html`<p class="more">The newest ${mostShown} of ${count} are shown.</p>`}
  </section>`
}

const table = (emulation: Emulation) =>
  html`<div class="scroll" role="region" aria-label="Sessions, scrollable" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Customer</th>
          <th scope="col">Status</th>
          <th scope="col"><span class="unseen">Revoke</span></th>
          <th scope="col">Made, UTC</th>
          <th scope="col">Opened</th>
          <th scope="col">Expires</th>
          <th scope="col">Session</th>
        </tr>
      </thead>
      <tbody>
        ${emulation.ledger.latest(mostShown).map((session) => row(session, emulation))}
      </tbody>
    </table>
  </div>`

const row = (session: SessionRecord, { customers, clock }: Emulation) => {
  const { id, customerId, createdAt, usedAt, expiresAt } = session
  const state = sessionState(session, clock.now())
  return html` <tr>
    <th scope="row"><bdi>${customers.find(customerId)?.name ?? customerId}</bdi></th>
    <td><span class="badge ${state}">${words[state]}</span></td>
    <td>
      ${
        (state === 'active' || state === 'opened') &&
        html`<form method="post" action="/_emulator/revoke">
          <input type="hidden" name="sessionId" value="${id}" /><button>
            Revoke<span class="unseen"> ${id}</span>
          </button>
        </form>`
      }
    </td>
    <td>${utcTime(createdAt)}</td>
    <td>${usedAt === null ? 'Never' : utcTime(usedAt)}</td>
    <td>${utcTime(expiresAt)}</td>
    <td><code>${id}</code></td>
  </tr>`
}
