import type { EmulatorAccount, EmulatorUsage } from '../../customers/EmulatorCustomer.ts'
import { longMonth, monthName, quantity } from '../format.ts'
import { type Html, html } from '../html.ts'
import { usageChart } from './usageChart.ts'

export function usageSection({ usage }: EmulatorAccount): Html {
  return html`<section class="card" id="usage" aria-labelledby="usage-title">
    <h2 id="usage-title">Usage</h2>
    ${usage.length > 0 ? html`<div class="meters">${usage.map(meter)}</div>` : html`<p class="empty">No usage was recorded yet.</p>`}
  </section>`
}

const meter = (metered: EmulatorUsage) => {
  const { name, included, months } = metered
  const current = months.at(-1)
  return html` <article class="meter">
    <h3><bdi>${name}</bdi></h3>
    ${
      current &&
      html`<p class="so-far">
          <strong>${quantity(current.quantity)}</strong>
          ${included !== undefined && html`of ${quantity(included)} included `}in
          ${monthName(current.month)} so far
        </p>
        ${included !== undefined && current.quantity > included && excess(current.quantity - included)}
        ${included !== undefined && included > 0 && allowance(current.quantity / included)}
        ${usageChart(metered)}
        <details>
          <summary>Show ${name} as a table</summary>
          ${table(metered)}
        </details>`
    }
  </article>`
}

const excess = (over: number) =>
  html`<p class="excess"><strong>${quantity(over)}</strong> more than the plan includes</p>`

// Only a picture of the sentence above it, so it is hidden from screen readers.
const allowance = (share: number) =>
  html`<svg
    class="allowance"
    viewBox="0 0 100 4"
    preserveAspectRatio="none"
    aria-hidden="true"
    focusable="false"
  >
    <rect class="track" width="100" height="4" />
    <rect
      class="${share > 1 ? 'fill over' : 'fill'}"
      width="${Math.round(Math.min(1, share) * 1000) / 10}"
      height="4"
    />
  </svg>`

const table = ({ name, months }: EmulatorUsage) =>
  html`<table>
    <caption class="unseen">
      ${name} by month
    </caption>
    <thead>
      <tr>
        <th scope="col">Month</th>
        <th scope="col" class="number">Quantity</th>
      </tr>
    </thead>
    <tbody>
      ${months.map(
        ({ month, quantity: value }) =>
          html`<tr>
            <th scope="row">${longMonth(month)}</th>
            <td class="number">${quantity(value)}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
