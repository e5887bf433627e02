import type { Emulation } from '../../Emulation.ts'
import { type Html, html } from '../../portal/html.ts'

export const customersCard = ({ customers }: Emulation): Html =>
  html`<section class="card" aria-labelledby="customers">
    <h2 id="customers">Customers</h2>
    <div class="scroll" role="region" aria-label="Customers, scrollable" tabindex="0">
      <table>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col"><span class="unseen">Portal</span></th>
            <th scope="col">External id</th>
            <th scope="col">Id</th>
          </tr>
        </thead>
        <tbody>
          ${customers.all.map(
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
    </div>
  </section>`
