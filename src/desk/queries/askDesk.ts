import { askBackend } from '../../client/askBackend.ts'
import { resolveHeaders } from '../../client/resolveHeaders.ts'
import type { PortalDeskRequestOptions } from './PortalDeskOptions.ts'
import { toPortalDeskError } from './toPortalDeskError.ts'
import { withinTime } from './withinTime.ts'

interface DeskRequest {
  method: 'GET' | 'POST' | 'DELETE'
  /** What comes after the endpoint: an encoded id. @default the endpoint itself */
  path?: string | undefined
  query?: string | undefined
  body?: object | undefined
  /** Ends the request. @default time alone does */
  signal?: AbortSignal | undefined
}

/** Where the desk is asked when nothing is said. */
export const defaultEndpoint = '/api/portal-sessions'

/**
 * Asks the desk route, and gives the JSON that it answered with, not yet checked.
 *
 * @throws PortalDeskError
 */
export async function askDesk(
  options: PortalDeskRequestOptions,
  { method, path, query, body, signal: givenUp }: DeskRequest,
): Promise<unknown> {
  const { endpoint = defaultEndpoint, timeout = 15_000 } = options
  try {
    return await withinTime(timeout, givenUp, (signal) =>
      askBackend(addressOf(endpoint, path, query), {
        ...options,
        method,
        body,
        signal,
        // No other site can send it unasked, so the route lets it stand in for an Origin.
        headers: async () => ({ ...(await resolveHeaders(options.headers)), 'x-portal-desk': '1' }),
      }),
    )
  } catch (cause) {
    throw toPortalDeskError(cause)
  }
}

/** An endpoint may have a query of its own: `/api/portal-sessions?org=7`. */
function addressOf(endpoint: string, path: string | undefined, query: string | undefined): string {
  const [base = '', own] = endpoint.split('?')
  const below = path ? `${base.replace(/\/$/, '')}/${path}` : base
  const search = [own, query].filter(Boolean).join('&')
  return search ? `${below}?${search}` : below
}
