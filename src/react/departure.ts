const key = 'billing-portal'
let isAway = false

/** Notes that the person goes to the portal. Nothing of the link is kept. */
export function rememberDeparture(): void {
  isAway = true
  try {
    // Outlives this page, for a way back that loads it anew.
    sessionStorage[key] = 1
  } catch {
    // Storage is refused: a return that loads the page anew goes unnoticed.
  }
}

/** Whether the person is back from the portal. Says so once. */
export function cameBack(isMounting: boolean): boolean {
  // A trip that began in this page goes on in another tab: a component that mounts is no return.
  if (isMounting && isAway) return false
  const wasAway = isAway
  isAway = false
  try {
    return sessionStorage[key] && delete sessionStorage[key]
  } catch {
    return wasAway
  }
}
