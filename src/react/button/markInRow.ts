/**
 * Marks a failure that stands in a row, where it has no line below the button and the stylesheet lets
 * it float there. No selector knows a row.
 */
export function markInRow(alert: HTMLElement | null): void {
  if (!alert?.parentElement) return
  const { display, flexDirection, flexWrap } = getComputedStyle(alert.parentElement)
  const isRow = display.includes('flex') && flexDirection.includes('row')
  alert.toggleAttribute('data-in-row', isRow && flexWrap === 'nowrap')
}
