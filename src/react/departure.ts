const key = 'marginfront:away'
const memory: Record<string, string> = {}
let leftThisPage = false

// Storage survives a way back that loads the page anew; where it is refused, memory must do.
function store(): Record<string, string> {
  try {
    return sessionStorage as unknown as Record<string, string>
  } catch {
    return memory
  }
}

/** Notes that the person goes to the portal from a button of `endpoint`. Nothing of the link is kept. */
export function rememberDeparture(endpoint = ''): void {
  leftThisPage = true
  store()[key] = endpoint
}

/** Whether the person is back from the portal, where they went from `endpoint`. Says so once. */
export function cameBack(endpoint = '', isMounting?: boolean): boolean {
  // A trip that began in this page goes on in another tab: a component that mounts is no return.
  if ((isMounting && leftThisPage) || store()[key] !== endpoint) return false
  leftThisPage = false
  return delete store()[key]
}
