import { askBackend } from '../../client/askBackend.ts'
import { resolveHeaders } from '../../client/resolveHeaders.ts'
import { usableTimeout } from '../../client/usableTimeout.ts'
import { PortalDeskError } from './PortalDeskError.ts'
import type { PortalDeskRequestOptions } from './PortalDeskOptions.ts'
import { toPortalDeskError } from './toPortalDeskError.ts'
import { withinTime } from './withinTime.ts'

interface DeskRequest {
  method: 'GET' | 'POST' | 'DELETE'
  /** The session that is asked for. @default none: the endpoint itself */
  id?: string | undefined
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
  { method, id, query, body, signal: givenUp }: DeskRequest,
): Promise<unknown> {
  const { endpoint = defaultEndpoint, timeout } = options
  try {
    return await withinTime(usableTimeout(timeout), givenUp, async (signal) =>
      askBackend(addressOf(endpoint, id, query), {
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
function addressOf(endpoint: string, id: string | undefined, query: string | undefined): string {
  // A URL would climb, and encoding does not help: https://url.spec.whatwg.org/#double-dot-path-segment
  if (id !== undefined && /^\.{0,2}$/.test(id)) throw new PortalDeskError('invalid_request')
  const [base = '', own] = endpoint.split('?')
  const below = id ? `${base.replace(/\/$/, '')}/${encodeURIComponent(id)}` : base
  const search = [own, query].filter(Boolean).join('&')
  return search ? `${below}?${search}` : below
}
