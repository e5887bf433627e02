import type { Emulation } from '../../Emulation.ts'
import { type Html, html } from '../../portal/html.ts'
import { utc } from './utc.ts'

const minute = 60_000
const steps = [
  { label: 'Advance one minute', ms: minute },
  { label: 'Advance ten minutes', ms: 10 * minute },
  { label: 'Advance one hour', ms: 60 * minute },
]

export const clockCard = ({ clock }: Emulation): Html =>
  html`<section class="card" aria-labelledby="clock">
    <h2 id="clock">Clock</h2>
    <p>It is <strong>${utc(clock.now())}</strong> here.</p>
    <form method="post" action="/_emulator/clock" class="buttons">
      ${steps.map(({ label, ms }) => html`<button name="advanceMs" value="${ms}">${label}</button> `)}
    </form>
  </section>`
