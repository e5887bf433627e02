import { type Html, html } from '../../portal/html.ts'

export const resetCard: Html = html`<section class="card" aria-labelledby="reset">
  <h2 id="reset">Start over</h2>
  <details class="confirm">
    <summary>Forget everything…</summary>
    <p>
      All sessions, visits and faults are lost, every link stops working, and the clock goes back to
      the real time.
    </p>
    <form method="post" action="/_emulator/reset" class="buttons">
      <button class="danger">Forget everything</button>
    </form>
  </details>
</section>`
