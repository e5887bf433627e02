import { errorTable, type PortalErrorCode } from '../contract/errorTable.ts'
import { PortalError } from '../contract/PortalError.ts'
import type { PortalOptions } from './PortalOptions.ts'
import { reportNoSource } from './reportMisuse.ts'

// What the route may answer. Nothing of it is taken on trust.
interface Answer {
  url?: unknown
  code?: PortalErrorCode
  requestId?: string
  retryAfter?: number
}

// For a gateway or a sign-in layer in front of the route, which answers in its own words. A bare
// 404 is a missing route, not a missing customer.
const codeOfStatus: Record<number, PortalErrorCode> = {
  401: 'unauthenticated',
  403: 'forbidden',
  429: 'rate_limited',
}

/** Asks the host's backend for a fresh link and gives what it answered, not yet checked. */
export async function requestPortalUrl(
  options: PortalOptions,
  signal: AbortSignal,
): Promise<unknown> {
  const { endpoint, requestSession, returnUrl, headers, credentials, fetch: ask = fetch } = options
  if (requestSession) return (await requestSession({ signal }))?.url
  if (!endpoint) {
    reportNoSource()
    throw new PortalError('misconfigured')
  }
  const init = {
    method: 'POST',
    headers: {
      ...(typeof headers === 'function' ? await headers() : headers),
      'content-type': 'application/json',
      accept: 'application/json',
    },
    body: JSON.stringify({ returnUrl }),
    credentials,
    // A followed redirect would use the link up in here, or end on a login page.
    redirect: 'manual',
    signal,
  } as RequestInit
  const response = await ask(endpoint, init).catch((cause: unknown) => {
    throw new PortalError('network', { cause })
  })
  // Why it does not parse is not passed on: the message would quote a text that may hold a link.
  const answer: Answer | null = await response.json().catch(() => null)
  if (response.ok) return answer?.url

  const { status } = response
  const code = answer?.code
  const known = code && errorTable[code]?.status ? code : codeOfStatus[status]
  throw new PortalError(known ?? (status < 500 ? 'invalid_response' : 'upstream_error'), {
    status,
    requestId: answer?.requestId,
    retryAfter: answer?.retryAfter,
  })
}
