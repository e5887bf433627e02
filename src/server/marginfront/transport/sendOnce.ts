import { MarginFrontError, TimeoutError } from '../errors.ts'
import type { Redact } from '../logging/redact.ts'
import { readRequestId } from '../logging/requestIds.ts'
import type { CallClock } from './startCallClock.ts'
import { connectionError } from './connectionError.ts'
import { errorFromResponse } from './errorFromResponse.ts'
import { discardBody } from './readText.ts'
import { withDeadline, type Attempt } from './withDeadline.ts'

/** A 2xx answer, read. */
export interface ReadAnswer<T> {
  value: T
  status: number
  /** Finds out MarginFront's id of the request, or else the call's own. */
  requestId: () => string | undefined
}

/** Reads a 2xx answer. */
export type Accept<T> = (
  response: Response,
  requestId: () => string,
  attempt: Attempt,
) => Promise<T>

export interface Sending<T> {
  send: (signal: AbortSignal) => Promise<Response>
  accept: Accept<T>
  clock: CallClock
  signal: AbortSignal | undefined
  /** The id of the call, which is made where something is told of it. */
  ownId: () => string
  redact: Redact
}

/**
 * Sends a request once and reads the whole answer in time. Whatever goes wrong comes out as a
 * `MarginFrontError`, except for the caller giving up, which comes out as the caller's own reason.
 */
export function sendOnce<T>({
  send,
  accept,
  clock,
  signal,
  ownId,
  redact,
}: Sending<T>): Promise<ReadAnswer<T>> {
  async function exchange(attempt: Attempt): Promise<ReadAnswer<T>> {
    try {
      const response = await send(attempt.signal)
      // A `fetch` that does not listen to the signal.
      if (attempt.signal.aborted) discardBody(response)
      attempt.signal.throwIfAborted()
      const requestId = () => readRequestId(response.headers) ?? ownId()
      if (!response.ok) {
        throw await errorFromResponse(response, { requestId: requestId(), attempt, redact })
      }
      const value = await accept(response, requestId, attempt)
      return { value, status: response.status, requestId }
    } catch (error) {
      if (error instanceof MarginFrontError) throw error
      throw connectionError(error, { requestId: ownId(), redact })
    }
  }

  const onTimeout = () =>
    new TimeoutError(
      'timed_out',
      `MarginFront did not answer within ${clock.timeout} ms, so it is not known whether the ` +
        'request was done. Try again, or raise the timeout option.',
      { requestId: ownId() },
    )

  return withDeadline(exchange, { timeout: clock.attemptTime(), signal, onTimeout })
}
