import { errorParameter } from '../contract/errorParameter.ts'
import { errorTable, type PortalErrorCode } from '../contract/errorTable.ts'
import { PortalError } from '../contract/PortalError.ts'

/**
 * Gives the failure that `errorRedirect` of the portal route brought to this page, and takes it out
 * of the address, where a reload, a bookmark or a shared link would show it again.
 *
 * Anyone can write an address, so that only what a route answers with counts.
 */
export function takeRedirectedError(): PortalError | undefined {
  const url = new URL(document.URL)
  const code = url.searchParams.get(errorParameter) as PortalErrorCode | null
  if (!code) return undefined
  url.searchParams.delete(errorParameter)
  // Routers keep their place in the state.
  history.replaceState(history.state, '', url)
  return errorTable[code]?.[0] ? new PortalError(code) : undefined
}
