import { errorParameter } from '../../contract/errorParameter.ts'
import type { RouteErrorCode } from '../../contract/errorTable.ts'
import { isRouteErrorCode } from '../../contract/isRouteErrorCode.ts'

/** Where a page remembers what was taken. */
interface Memory {
  takenError?: string | undefined
}

/**
 * Takes the failure that the route's `errorRedirect` brought out of the address, and gives its code,
 * once. Anyone can write an address, so that only what a route answers with counts.
 */
export function takeRedirectedError(memory: Memory): RouteErrorCode | undefined {
  const url = new URL(document.URL)
  const codes = url.searchParams.getAll(errorParameter)
  if (codes.length === 0) return undefined
  // Or else a reload, a bookmark or a shared link shows it again. Routers keep their place in the
  // state, and may put the failure back. The rest of the address stays as it is written.
  url.search = url.search
    .slice(1)
    .split('&')
    .filter((pair) => pair.split('=')[0] !== errorParameter)
    .join('&')
  history.replaceState(history.state, '', url)

  const code = codes.find(isRouteErrorCode)
  const isNew = memory.takenError !== code
  memory.takenError = code
  return isNew ? code : undefined
}

/**
 * Forgets what was taken, once no component is left to see it again. But what came with the document
 * itself can be put back for as long as that lasts.
 */
export function forgetRedirectedError(memory: Memory): void {
  const [entry] = performance.getEntriesByType?.('navigation') ?? []
  if (!`${entry?.name}${document.URL}`.includes(errorParameter)) memory.takenError = undefined
}
