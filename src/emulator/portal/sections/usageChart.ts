import type { EmulatorUsage } from '../../customers/EmulatorCustomer.ts'
import { shortMonth, shortQuantity } from '../format.ts'
import { type Html, html } from '../html.ts'

const shownMonths = 7
const height = 112
const baseline = 92
const tallest = 72
const step = 46
const barWidth = 28

/** The last months as bars, the running month in outline; every number is also in the table. */
export function usageChart({ name, months }: EmulatorUsage): Html {
  const shown = months.slice(-shownMonths)
  const most = Math.max(1, ...shown.map((month) => month.quantity))
  const bars = shown.map(({ month, quantity }, index) => {
    const size = Math.max(1, Math.round((quantity / most) * tallest))
    const center = index * step + step / 2
    const running = index === shown.length - 1
    return html` <rect
        class="${running ? 'bar-now' : 'bar-past'}"
        x="${center - barWidth / 2}"
        y="${baseline - size}"
        width="${barWidth}"
        height="${size}"
        rx="3"
      />
      <text class="value" x="${center}" y="${baseline - size - 5}">${shortQuantity(quantity)}</text>
      <text class="month" x="${center}" y="${height - 4}">${shortMonth(month)}</text>`
  })
  const label = `${name}, the last ${shown.length} months as bars; the numbers are in the table below`
  return html`<svg
    class="chart"
    viewBox="0 0 ${shown.length * step} ${height}"
    role="img"
    aria-label="${label}"
    focusable="false"
  >
    <line class="axis" x1="0" x2="${shown.length * step}" y1="${baseline}" y2="${baseline}" />
    ${bars}
  </svg>`
}
