import type { BackendOptions } from './BackendOptions.ts'
import { BackendProblem } from './BackendProblem.ts'
import { isTypeError } from './isTypeError.ts'
import { readAnswer } from './readAnswer.ts'
import { resolveHeaders } from './resolveHeaders.ts'

/** One request to the host's backend. */
export interface BackendRequest extends BackendOptions {
  method: string
  /** Sent as JSON. @default no body */
  body?: unknown
  /** Further headers of the package's own, by their names in lower case. */
  ownHeaders?: Readonly<Record<string, string>> | undefined
  signal: AbortSignal
}

/**
 * Asks the host's backend and gives the JSON that it answered with, not yet checked.
 *
 * Rejects with a {@link BackendProblem}, or with what the host's own `headers` or `fetch` rejects
 * with, as it is.
 */
export async function askBackend(endpoint: string, request: BackendRequest): Promise<unknown> {
  const { method, body, ownHeaders, signal, credentials = 'same-origin' } = request
  const asked = { method, path: endpoint.replace(/[?#].*/s, '') }
  const headers = {
    ...(await resolveHeaders(request.headers)),
    accept: 'application/json',
    ...(body !== undefined && { 'content-type': 'application/json' }),
    ...ownHeaders,
  }
  const ask = request.fetch ?? fetch
  let response: Response
  try {
    response = await ask(endpoint, {
      method,
      headers,
      credentials,
      signal,
      ...(body !== undefined && { body: JSON.stringify(body) }),
      // A followed redirect would use a link up in here, or end on a login page.
      redirect: 'manual',
    })
  } catch (cause) {
    // What `fetch` rejects with when nobody is reached. All else is the host's own failure.
    if (isTypeError(cause)) throw new BackendProblem('unreachable', asked, {}, cause)
    throw cause
  }
  return readAnswer(response, asked)
}
