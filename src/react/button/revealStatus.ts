import { tellOfDroppedProps, tellOfPlace } from '../tells/tellMisuse.ts'

/**
 * Takes the status line out of sight and out of the layout, and leaves it to screen readers.
 *
 * In server HTML it is `hidden`, so that it takes no gap before a script runs. Properties set by
 * script pass a strict Content Security Policy where a style attribute does not.
 */
export function revealStatus(status: HTMLElement | null): void {
  if (!status) return
  // `fixed` leaves the scrolling area of the page as it is, where `absolute` could widen it.
  status.style.cssText = 'position:fixed;clip-path:inset(50%)'
  status.hidden = false
  tellOfPlace(status)
  tellOfDroppedProps(status)
}
