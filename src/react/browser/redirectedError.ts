import { errorParameter } from '../../contract/errorParameter.ts'
import type { RouteErrorCode } from '../../contract/errorTable.ts'
import { isRouteErrorCode } from '../../contract/isRouteErrorCode.ts'

const key = 'billing-portal-error'

/** The failure in the address that was taken already. A router may put it back there. */
export interface TakenError {
  code: string | undefined
}

const codeIn = (url: string) => new URL(url).searchParams.get(errorParameter) ?? undefined

/**
 * Takes the failure that the route's `errorRedirect` brought out of the address, and gives its code,
 * once. Anyone can write an address, so that only what a route answers with counts.
 */
export function takeRedirectedError(taken: TakenError): RouteErrorCode | undefined {
  const code = codeIn(document.URL)
  if (code === undefined) return undefined

  // Or else a bookmark or a shared link shows it again. Routers keep their place in the state.
  const url = new URL(document.URL)
  url.searchParams.delete(errorParameter)
  history.replaceState(history.state, '', url)

  const isNew = code !== taken.code && !wasTakenBeforeReload(code)
  taken.code = code
  return isNew && isRouteErrorCode(code) ? code : undefined
}

/**
 * Forgets what was taken, once no component is left to see it again: a later one in a clean address
 * is another one. But what came with the document itself may be put back for as long as it lasts.
 */
export function forgetTakenError(taken: TakenError): void {
  const cameWithDocument = codeIn(navigationEntry()?.name ?? document.URL) !== undefined
  if (!cameWithDocument && codeIn(document.URL) === undefined) taken.code = undefined
}

/** A failure of the route loads a new document. A reloaded one tells an old failure. */
function wasTakenBeforeReload(code: string): boolean {
  try {
    const isReload = navigationEntry()?.type !== 'navigate'
    const before = sessionStorage.getItem(key)
    sessionStorage.setItem(key, code)
    return isReload && before === code
  } catch {
    // Storage is refused.
    return false
  }
}

function navigationEntry(): PerformanceNavigationTiming | undefined {
  return performance.getEntriesByType?.('navigation')[0] as PerformanceNavigationTiming | undefined
}
