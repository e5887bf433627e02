import type { BackendOptions } from './BackendOptions.ts'
import { BackendProblem } from './BackendProblem.ts'
import { isTypeError } from './isTypeError.ts'
import { readAnswer } from './readAnswer.ts'
import { resolveHeaders } from './resolveHeaders.ts'

/** One request to the host's backend. */
export interface BackendRequest extends BackendOptions {
  method: string
  /** Sent as JSON. @default no body */
  body?: object | undefined
  signal: AbortSignal
}

/**
 * Asks the host's backend and gives the JSON that it answered with, not yet checked.
 *
 * Rejects with a {@link BackendProblem}, or with what the host's own `headers` or `fetch` rejects
 * with, as it is.
 */
export async function askBackend(
  endpoint: string,
  {
    headers,
    credentials = 'same-origin',
    fetch: ask = fetch,
    method,
    body,
    signal,
  }: BackendRequest,
): Promise<unknown> {
  const init: RequestInit = {
    method,
    headers: {
      ...(await resolveHeaders(headers)),
      accept: 'application/json',
      ...(body && { 'content-type': 'application/json' }),
    },
    credentials,
    signal,
    // A followed redirect would use a link up in here, or end on a login page.
    redirect: 'manual',
    ...(body && { body: JSON.stringify(body) }),
  }
  const response = await ask(endpoint, init).catch((cause: unknown) => {
    // What `fetch` rejects with when nobody is reached. All else is the host's own failure.
    throw isTypeError(cause) ? new BackendProblem(undefined, {}, cause) : cause
  })
  return readAnswer(response)
}
