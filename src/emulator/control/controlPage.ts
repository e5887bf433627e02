import type { EmulatorAccount } from '../customers/EmulatorCustomer.ts'
import type { Emulation } from '../Emulation.ts'
import { type Html, html } from '../portal/html.ts'
import { page } from '../portal/page.ts'
import type { SessionRecord } from '../sessions/SessionRecord.ts'

const utc = (ms: number) => `${new Date(ms).toISOString().slice(0, 19).replace('T', ' ')} UTC`

/** The emulator's own page, for whoever runs it. Shows no token, link or key. */
export function controlPage(emulation: Emulation): Html {
  const { ledger, clock, faults, merchant } = emulation
  const accounts = emulation.accounts()
  const nameOf = (id: string) => accounts.find((account) => account.id === id)?.name ?? id
  return page({
    title: 'MarginFront emulator',
    merchant,
    main: html`<div class="intro">
        <h1>MarginFront emulator</h1>
        <p>The API is at <code>/v1</code> of this address.</p>
      </div>
      <div class="cards">
        <section class="card" aria-labelledby="clock">
          <h2 id="clock">Clock</h2>
          <div class="row">
            <p>${utc(clock.now())}</p>
            <form method="post" action="/_emulator/clock">
              <input type="hidden" name="advanceMs" value="3600000" /><button>
                Advance one hour
              </button>
            </form>
            <form method="post" action="/_emulator/reset"><button>Forget everything</button></form>
          </div>
        </section>
        <section class="card" aria-labelledby="customers">
          <h2 id="customers">Customers</h2>
          ${customers(accounts)}
        </section>
        <section class="card" aria-labelledby="sessions">
          <h2 id="sessions">Sessions</h2>
          ${sessions(ledger.all, nameOf)}
        </section>
        ${
          faults.active.length > 0 &&
          html`<section class="card" aria-labelledby="faults">
            <h2 id="faults">Faults</h2>
            <div class="row">
              <p>${faults.active.map(({ mode, fault }) => `${fault.kind} (${mode})`).join(', ')}</p>
              <form method="post" action="/_emulator/faults">
                <input type="hidden" name="clear" value="true" /><button>Clear faults</button>
              </form>
            </div>
          </section>`
        }
      </div>`,
  })
}

const customers = (accounts: readonly EmulatorAccount[]) =>
  html`<div class="scroll" role="region" aria-label="Customers, scrollable" tabindex="0">
    <table>
      <thead>
        <tr>
          <th scope="col">Name</th>
          <th scope="col">Portal</th>
          <th scope="col">External id</th>
          <th scope="col">Id</th>
        </tr>
      </thead>
      <tbody>
        ${accounts.map(
          ({ id, name, externalId }) =>
            html` <tr>
              <th scope="row"><bdi>${name}</bdi></th>
              <td>
                <form method="post" action="/_emulator/open">
                  <input type="hidden" name="customerId" value="${id}" /><button>
                    Open portal<span class="unseen"> of ${name}</span>
                  </button>
                </form>
              </td>
              <td><code>${externalId}</code></td>
              <td><code>${id}</code></td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`

const sessions = (all: readonly SessionRecord[], nameOf: (id: string) => string) =>
  all.length === 0
    ? html`<p class="empty">No link was minted yet.</p>`
    : html`<div class="scroll" role="region" aria-label="Sessions, scrollable" tabindex="0">
        <table>
          <thead>
            <tr>
              <th scope="col">Session</th>
              <th scope="col">Customer</th>
              <th scope="col">Status</th>
              <th scope="col">Created</th>
              <th scope="col">Expires</th>
            </tr>
          </thead>
          <tbody>
            ${all.toReversed().map(
              (session) =>
                html` <tr>
                  <th scope="row"><code>${session.id}</code></th>
                  <td><bdi>${nameOf(session.customerId)}</bdi></td>
                  <td><span class="badge ${session.status}">${session.status}</span></td>
                  <td>${utc(session.createdAt)}</td>
                  <td>${utc(session.expiresAt)}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`
