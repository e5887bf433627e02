const key = 'billing-portal'

/** What this page knows of a trip to the portal. Nothing of the link is kept. */
export interface Departure {
  /** Whether the person is at the portal, in another tab or because this page was left. */
  isAway: boolean
  /** Until when a page that is left is left for the portal, in milliseconds since 1970. */
  leavingUntil: number
}

/** Notes that the person is at the portal. */
export function noteAway(departure: Departure): void {
  departure.isAway = true
  try {
    // Outlives this page, for a way back that loads it anew.
    sessionStorage.setItem(key, '1')
  } catch {
    // Storage is refused: a return that loads the page anew goes unnoticed.
  }
}

/** Forgets a trip that is over, or that has not begun after all. Tells whether there was one. */
export function forgetTrip(departure: Departure): boolean {
  let wasAway = departure.isAway
  try {
    wasAway ||= sessionStorage.getItem(key) !== null
    sessionStorage.removeItem(key)
  } catch {
    // As above.
  }
  departure.isAway = false
  if (wasAway) departure.leavingUntil = 0
  return wasAway
}
