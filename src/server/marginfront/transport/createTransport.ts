import { sendOnce } from './sendOnce.ts'
import type { MarginFrontClientOptions } from '../options/clientOptions.ts'
import { createLog, type Log } from '../logging/createLog.ts'
import { createTelemetry } from '../logging/createTelemetry.ts'
import { readJson } from './readJson.ts'
import { discardBody } from './readText.ts'
import { createRedactor } from '../logging/redact.ts'
import { createCallReport } from '../logging/createCallReport.ts'
import { createRequestId } from '../logging/requestIds.ts'
import { resolveOptions } from '../options/resolveOptions.ts'
import { withRetries } from './withRetries.ts'

const defaultMaxBytes = 1024 * 1024

/** One call of the API. */
export interface ApiRequest {
  method: 'GET' | 'POST' | 'DELETE'
  /** The path with names in place of ids: all that logs and metrics tell of it. */
  route: string
  /** What follows the base URL, encoded. */
  path: string
  /** Sent as JSON. */
  body?: Record<string, unknown>
  signal?: AbortSignal | undefined
  /** A longer answer is an error. @default 1 MiB */
  maxBytes?: number
}

/** What the client's resources talk through. */
export interface Transport {
  /** Gives what `read` makes of the answer's JSON; `undefined` from it means malformed. */
  fetchJson<T>(request: ApiRequest, read: (json: unknown) => T | undefined): Promise<T>
  /** Settles for any 2xx, whatever its body. */
  fetchNothing(request: ApiRequest): Promise<void>
  log: Log
}

/** The client's options and the key. Which key may be used, and where, is for the caller to check. */
export type TransportOptions = MarginFrontClientOptions & { apiKey: string }

type Accept<T> = (response: Response, requestId: string, signal: AbortSignal) => Promise<T>

/** Makes the one place where requests leave and answers come in. */
export function createTransport({ apiKey, ...options }: TransportOptions): Transport {
  const { baseUrl, timeout, retries, retryDelay, ...settings } = resolveOptions(options)
  const redact = createRedactor(apiKey)
  const log = createLog(settings.logging, redact)
  const recordMetrics = createTelemetry(settings.telemetry)

  async function call<T>(request: ApiRequest, accept: Accept<T>): Promise<T> {
    const { signal } = request
    const clientRequestId = createRequestId()
    const report = createCallReport(request, clientRequestId, { log, recordMetrics })
    const send = (deadline: AbortSignal) => sendRequest(request, deadline)
    try {
      const answer = await withRetries(
        () => sendOnce({ send, accept, timeout, signal, clientRequestId, redact }),
        { retries, retryDelay, signal, onRetry: report.retrying },
      )
      report.succeeded(answer)
      return answer.value
    } catch (error) {
      report.failed(error)
      throw error
    }
  }

  // `cache`, `credentials` and `mode` stay unset, because not every server runtime knows them.
  function sendRequest({ method, path, body }: ApiRequest, signal: AbortSignal) {
    return (settings.fetch ?? globalThis.fetch)(baseUrl + path, {
      method,
      headers: {
        'x-api-key': apiKey,
        accept: 'application/json',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal,
    })
  }

  return {
    log,
    fetchJson: (request, read) =>
      call(request, (response, requestId, signal) =>
        readJson(response, {
          read,
          maxBytes: request.maxBytes ?? defaultMaxBytes,
          signal,
          details: { status: response.status, requestId },
        }),
      ),
    fetchNothing: (request) => call(request, async (response) => discardBody(response)),
  }
}
