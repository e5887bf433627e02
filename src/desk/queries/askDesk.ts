import { askBackend } from '../../client/askBackend.ts'
import { resolveHeaders } from '../../client/resolveHeaders.ts'
import type { PortalDeskRequestOptions } from './PortalDeskOptions.ts'
import { toPortalDeskError } from './toPortalDeskError.ts'

interface DeskRequest {
  method: 'GET' | 'POST' | 'DELETE'
  /** What comes after the endpoint: an encoded id. @default the endpoint itself */
  path?: string | undefined
  query?: URLSearchParams | undefined
  body?: object | undefined
  /** Each of them ends the request. @default none */
  signals?: readonly AbortSignal[] | undefined
}

/** Where the desk is asked when nothing is said. */
export const defaultEndpoint = '/api/portal-sessions'

/** The longest wait that a browser knows, in milliseconds. */
const longest = 2 ** 31 - 1

/**
 * Asks the desk route, and gives the JSON that it answered with, not yet checked.
 *
 * @throws PortalDeskError
 */
export async function askDesk(
  options: PortalDeskRequestOptions,
  { method, path, query, body, signals = [] }: DeskRequest,
): Promise<unknown> {
  const { endpoint = defaultEndpoint, timeout = 15_000 } = options
  const signal = AbortSignal.any([...signals, AbortSignal.timeout(Math.min(timeout, longest))])
  try {
    return await askBackend(addressOf(endpoint, path, query), {
      ...options,
      method,
      body,
      signal,
      // No other site can send it unasked, so the route lets it stand in for an Origin.
      headers: async () => ({ ...(await resolveHeaders(options.headers)), 'x-portal-desk': '1' }),
    })
  } catch (cause) {
    throw toPortalDeskError(signal.aborted ? signal.reason : cause)
  }
}

/** An endpoint may have a query of its own: `/api/portal-sessions?org=7`. */
function addressOf(endpoint: string, path: string | undefined, query?: URLSearchParams): string {
  const [base = '', own] = endpoint.split('?', 2)
  const below = path === undefined ? base : `${base.replace(/\/$/, '')}/${path}`
  const search = [own, query?.toString()].filter(Boolean).join('&')
  return search ? `${below}?${search}` : below
}
