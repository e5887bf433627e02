import type { BackendOptions } from './BackendOptions.ts'
import { BackendProblem } from './BackendProblem.ts'
import { isUnreached } from './isUnreached.ts'
import { resolveHeaders } from './resolveHeaders.ts'

/** One request to the host's backend. */
export interface BackendRequest extends BackendOptions {
  method: string
  /** Sent as JSON. @default no body */
  body?: object | undefined
  signal: AbortSignal
}

/**
 * Asks the host's backend and gives the JSON that it answered with, not yet checked, or undefined
 * for an empty answer.
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
  // It may have been given up before the headers came, and not every `fetch` looks at its signal.
  if (signal.aborted) throw signal.reason
  let response: Response | undefined
  let answer: unknown
  try {
    response = await ask(endpoint, init)
    answer = await response.json()
  } catch (cause) {
    if (isUnreached(cause) && response?.ok !== false) {
      throw new BackendProblem(undefined, {}, cause)
    }
    if (!response) throw cause
    // Why it does not parse is not passed on: the message would quote a text that may hold a link.
  }
  const isObject = Object(answer) === answer
  if (response.ok && (isObject || response.status === 204)) return answer
  throw new BackendProblem(response, answer)
}
