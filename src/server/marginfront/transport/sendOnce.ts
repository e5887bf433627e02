import { MarginFrontError, TimeoutError } from '../errors.ts'
import type { Redact } from '../logging/redact.ts'
import { readRequestId } from '../logging/requestIds.ts'
import type { CallClock } from './startCallClock.ts'
import { connectionError } from './connectionError.ts'
import { errorFromResponse } from './errorFromResponse.ts'
import { withDeadline } from './withDeadline.ts'

/** A 2xx answer, read. */
export interface Answer<T> {
  value: T
  status: number
  requestId: string | undefined
}

/** Reads a 2xx answer. */
export type Accept<T> = (response: Response, requestId: string, signal: AbortSignal) => Promise<T>

export interface Sending<T> {
  send: (signal: AbortSignal) => Promise<Response>
  accept: Accept<T>
  clock: CallClock
  signal: AbortSignal | undefined
  clientRequestId: string
  redact: Redact
}

/**
 * Sends a request once and reads the whole answer in time. Whatever goes wrong comes out as a
 * `MarginFrontError`, except for the caller giving up, which comes out as the caller's own reason.
 */
export async function sendOnce<T>({
  send,
  accept,
  clock,
  signal,
  clientRequestId,
  redact,
}: Sending<T>): Promise<Answer<T>> {
  async function exchange(deadline: AbortSignal): Promise<Answer<T>> {
    const response = await send(deadline)
    const requestId = readRequestId(response.headers) ?? clientRequestId
    if (!response.ok) {
      throw await errorFromResponse(response, { requestId, signal: deadline, redact })
    }
    const value = await accept(response, requestId, deadline)
    return { value, status: response.status, requestId }
  }

  const onTimeout = () =>
    new TimeoutError(
      'timed_out',
      `MarginFront did not answer within ${clock.timeout} ms, so it is not known whether the ` +
        'request was done. Try again, or raise the timeout option.',
      { requestId: clientRequestId },
    )

  try {
    return await withDeadline(exchange, { timeout: clock.attemptTime(), signal, onTimeout })
  } catch (error) {
    if (error instanceof MarginFrontError || signal?.aborted) throw error
    throw connectionError(error, { requestId: clientRequestId, redact })
  }
}
