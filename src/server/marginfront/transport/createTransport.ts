import { createCallReport, type CallReport } from '../logging/createCallReport.ts'
import { createLog, type Log } from '../logging/createLog.ts'
import { createTelemetry } from '../logging/createTelemetry.ts'
import { createWarning } from '../logging/createWarning.ts'
import { createRedactor } from '../logging/redact.ts'
import { createRequestId } from '../logging/requestIds.ts'
import type { MarginFrontClientOptions } from '../options/clientOptions.ts'
import { resolveOptions } from '../options/resolveOptions.ts'
import type { RequestOptions } from '../types.ts'
import { acceptGone } from './acceptGone.ts'
import { startCallClock } from './startCallClock.ts'
import { createSender, type ApiRequest } from './createSender.ts'
import { readJson } from './readJson.ts'
import { discardBody } from './readText.ts'
import { sendOnce, type Accept, type ReadAnswer } from './sendOnce.ts'
import { withRetries } from './withRetries.ts'

const defaultMaxBytes = 1024 * 1024

/** One call of the API: a request, and how much time and trouble it may take. */
export interface ApiCall extends ApiRequest {
  options: RequestOptions
  /** A longer answer is an error. @default 1 MiB */
  maxBytes?: number
}

/** What the client's resources talk through. */
export interface Transport {
  /** Resolves to what `read` makes of the answer's JSON; `undefined` from it means malformed. */
  fetchJson<T>(call: ApiCall, read: (json: unknown) => T | undefined): Promise<T>
  /** Deletes: settles for any 2xx, and for a 404 to a retry of what may have been done. */
  fetchGone(call: ApiCall): Promise<void>
  /** Where the calls go. */
  baseUrl: string
  log: Log
  /** Says what a developer must hear of, even where nothing is logged. */
  warn: (message: string) => void
}

/** The client's options and the key. Which key may be used, and where, is for the caller to check. */
export type TransportOptions = MarginFrontClientOptions & { apiKey: string }

type Attempts<T> = (attempt: () => Promise<ReadAnswer<T>>) => () => Promise<ReadAnswer<T>>

/** Creates what all calls of one client go through: sent, timed, tried again and reported. */
export function createTransport({ apiKey, ...options }: TransportOptions): Transport {
  const { timeout, retries, retryDelay, logging, telemetry, ...sending } = resolveOptions(options)
  const redact = createRedactor(apiKey)
  const log = createLog(logging ?? { enabled: false }, redact)
  const warn = createWarning(logging && log)
  const recordMetrics = createTelemetry(telemetry)
  const isHeard = logging !== undefined || telemetry.handler !== undefined
  const sendRequest = createSender({ apiKey, ...sending })

  async function call<T>(
    request: ApiCall,
    accept: Accept<T>,
    wrap: Attempts<T> = (attempt) => attempt,
  ): Promise<T> {
    const { signal } = request.options
    const clock = startCallClock(request.options, timeout)
    let made: string | undefined
    const ownId = () => (made ??= createRequestId())
    const report = isHeard ? createCallReport(request, ownId(), { log, recordMetrics }) : unheard
    const send = (deadline: AbortSignal) => sendRequest(request, deadline)
    const attempt = wrap(() => sendOnce({ send, accept, clock, signal, ownId, redact }))
    try {
      const answer = await withRetries(attempt, {
        retries,
        retryDelay,
        clock,
        signal,
        onRetry: report.retrying,
      })
      report.succeeded(answer)
      return answer.value
    } catch (error) {
      report.failed(error)
      throw error
    }
  }

  return {
    baseUrl: sending.baseUrl,
    log,
    warn,
    fetchJson: (request, read) =>
      call(request, (response, requestId, attempt) =>
        readJson(response, {
          read,
          maxBytes: request.maxBytes ?? defaultMaxBytes,
          attempt,
          requestId,
        }),
      ),
    fetchGone: (request) => call(request, letGo, acceptGone),
  }
}

/** Stands in for the report where nothing is logged and nothing measured. */
const unheard: CallReport = { retrying() {}, succeeded() {}, failed() {} }

async function letGo(response: Response): Promise<undefined> {
  discardBody(response)
}
