import { reportNestedForm } from './reportMisuse.ts'

/**
 * Takes the status line out of sight and out of the layout, and leaves it to screen readers.
 *
 * Properties set by script pass a strict Content Security Policy where a style attribute does not,
 * so that no stylesheet is needed. In server HTML, before this runs, the line is empty.
 */
export function setUpStatus(status: HTMLElement | null): void {
  if (!status) return
  reportNestedForm(status)
  // `fixed` leaves the scrolling area of the page as it is, where `absolute` could widen it.
  status.style.cssText = 'position:fixed;clip-path:inset(50%)'
}
