import type { Emulation } from '../../Emulation.ts'
import { emulatorOperations, type EmulatorOperation, type Fault } from '../../faults/Fault.ts'
import { type Html, html } from '../../portal/html.ts'
import { faultPresets } from '../faultPresets.ts'

const operationNames: Readonly<Record<EmulatorOperation, string>> = {
  create: 'making a link',
  get: 'reading a session',
  list: 'listing sessions',
  revoke: 'revoking a session',
  portal: 'opening a portal page',
}

export const faultsCard = ({ faults }: Emulation): Html =>
  html`<section class="card" aria-labelledby="faults">
    <h2 id="faults">Faults</h2>
    ${planned(faults.active)}
    <form method="post" action="/_emulator/faults">
      <div class="choices">
        <label
          >Break
          <select name="mode">
            <option value="once">the next request</option>
            <option value="always">every request</option>
          </select></label
        >
        <label
          >for
          <select name="operation">
            <option value="">anything</option>
            ${emulatorOperations.map(
              (operation) =>
                html`<option value="${operation}">${operationNames[operation]}</option>`,
            )}
          </select></label
        >
        <span>with</span>
      </div>
      <div class="buttons">
        ${Object.entries(faultPresets).map(
          ([name, { label }]) => html`<button name="preset" value="${name}">${label}</button> `,
        )}
      </div>
    </form>
  </section>`

const planned = (active: Emulation['faults']['active']) =>
  active.length === 0
    ? html`<p class="empty">Nothing is set to go wrong.</p>`
    : html`<div class="row">
        <ul>
          ${active.map(({ mode, fault }) => html`<li>${inWords(mode, fault)}</li> `)}
        </ul>
        <form method="post" action="/_emulator/faults">
          <input type="hidden" name="clear" value="true" /><button>Clear faults</button>
        </form>
      </div>`

function inWords(mode: 'once' | 'always', fault: Fault): string {
  const operation = fault.kind === 'wrongUrl' ? 'create' : fault.operation
  const where = operation === undefined ? '' : ` for ${operationNames[operation]}`
  const label = Object.values(faultPresets).find((preset) => isAlike(preset.fault, fault))?.label
  return `${mode === 'once' ? 'Next' : 'Every'} request${where}: ${label ?? inTermsOfTheApi(fault)}`
}

/** A fault that no button sets. Where it leads to is left out: this page shows no link. */
function inTermsOfTheApi({ kind, ...fault }: Fault): string {
  const details = Object.entries(fault)
    .filter(([name]) => !['operation', 'url', 'location'].includes(name))
    .map(([name, value]) => `${name} ${value}`)
  return (kind === 'status' ? details : [kind, ...details]).join(', ')
}

const isAlike = (one: Fault, other: Fault) =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))

/** Without the operation, which is told apart. */
const sorted = ({ operation: _, ...fault }: Fault) =>
  Object.entries(fault).toSorted(([a], [b]) => a.localeCompare(b))
