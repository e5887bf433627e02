const key = 'billing-portal'

/** What a page knows of a trip to the portal. Nothing of the link is kept. */
interface Trip {
  isAway: boolean
  leavingUntil: number
}

/** Notes that the person is at the portal. */
export function noteAway(trip: Trip): void {
  trip.isAway = true
  try {
    // Outlives this page, for a way back that loads it anew.
    sessionStorage.setItem(key, '1')
  } catch {
    // Storage is refused: a return that loads the page anew goes unnoticed.
  }
}

/** Forgets a trip that is over, or that has not begun after all. Tells whether there was one. */
export function forgetTrip(trip: Trip): boolean {
  let wasAway = trip.isAway
  try {
    wasAway ||= !!sessionStorage.getItem(key)
    sessionStorage.removeItem(key)
  } catch {
    // As above.
  }
  trip.isAway = false
  if (wasAway) trip.leavingUntil = 0
  return wasAway
}
