/**
 * Takes an element out of sight and out of the layout, and leaves it to screen readers.
 *
 * Properties set by script pass a strict Content Security Policy where a style attribute does not,
 * so that no stylesheet is needed. In server HTML, before this runs, the element is empty.
 */
export function takeOutOfSight(element: HTMLElement | null): void {
  if (!element) return
  // `fixed` leaves the scrolling area of the page as it is, where `absolute` could widen it.
  element.style.cssText = 'position:fixed;clip-path:inset(50%)'
}
