import { errorTable, type PortalErrorCode } from '../contract/errorTable.ts'
import { PortalError } from '../contract/PortalError.ts'
import type { PortalOptions } from './PortalOptions.ts'
import { reportNoSource } from './reportMisuse.ts'

// What the route answers. Nothing of it is taken on trust, for all of it may be missing.
interface Answer {
  url: unknown
  code: PortalErrorCode
  requestId: string
  retryAfter: number
}

/** Asks the host's backend for a fresh link and gives what it answered, not yet checked. */
export async function requestPortalUrl(
  options: PortalOptions,
  signal: AbortSignal,
): Promise<unknown> {
  const { endpoint, requestSession, returnUrl, credentials, fetch: ask = fetch } = options
  if (requestSession) return (await requestSession({ signal }))?.url
  if (!endpoint) {
    reportNoSource()
    throw new PortalError('misconfigured')
  }
  const response = await ask(endpoint, {
    signal,
    body: JSON.stringify({ returnUrl }),
    credentials,
    // A followed redirect would use the link up in here, or end on a login page.
    redirect: 'manual',
    method: 'POST',
    headers: {
      ...options.headers,
      'content-type': 'application/json',
      accept: 'application/json',
    },
  } as RequestInit).catch(() => {
    throw new PortalError('network')
  })
  // Why it does not parse is not passed on: the message would quote a text that may hold a link.
  const answer: Answer = (await response.json().catch(() => {})) ?? {}
  if (response.ok) return answer.url

  throw new PortalError(
    errorTable[answer.code]?.status
      ? answer.code
      : // A gateway or a sign-in layer before the route answers in its own words. A bare 404 is a
        // missing route, not a missing customer.
        response.status === 401
        ? 'unauthenticated'
        : response.status === 429
          ? 'rate_limited'
          : response.status < 500
            ? 'invalid_response'
            : 'upstream_error',
    { status: response.status, requestId: answer.requestId, retryAfter: answer.retryAfter },
  )
}
