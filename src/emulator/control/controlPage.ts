import type { Emulation } from '../Emulation.ts'
import { html } from '../portal/html.ts'
import { page, pageResponse } from '../portal/page.ts'
import { pageHeaders } from '../portal/pageHeaders.ts'
import { clockCard } from './cards/clockCard.ts'
import { customersCard } from './cards/customersCard.ts'
import { faultsCard } from './cards/faultsCard.ts'
import { resetCard } from './cards/resetCard.ts'
import { sessionsCard } from './cards/sessionsCard.ts'

const name = 'MarginFront emulator'

/** The emulator's own page, for whoever runs it. Shows no token, link or key. */
export function controlPage(emulation: Emulation): Response {
  const main = html`<div class="intro">
      <h1>Control page</h1>
      <p>
        The API is at <code>/v1</code> of this address. Everything is kept in memory, and nothing is
        billed.
      </p>
    </div>
    <div class="cards">
      ${sessionsCard(emulation)} ${customersCard(emulation)} ${clockCard(emulation)}
      ${faultsCard(emulation)} ${resetCard}
    </div>`
  return pageResponse(page({ title: name, owner: name, main }), 200, headersFor(emulation))
}

function headersFor({ origin }: Emulation): HeadersInit {
  const policy = pageHeaders['content-security-policy'] ?? ''
  return {
    // The button that opens a portal goes on to where links point.
    ...(origin !== undefined && {
      'content-security-policy': policy.replace(
        "form-action 'self'",
        `form-action 'self' ${origin}`,
      ),
    }),
    // Without an Origin, and on plain http off loopback without Sec-Fetch-Site, its own forms could
    // not be told from those of another site.
    'referrer-policy': 'same-origin',
  }
}
