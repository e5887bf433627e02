import type { RequestMetrics } from '../options/clientOptions.ts'
import type { Log } from './createLog.ts'
import { MarginFrontError } from '../errors.ts'

export interface CallReport {
  retrying(retry: { error: unknown; retryCount: number; wait: number }): void
  succeeded(answer: { status: number; requestId: () => string | undefined }): void
  failed(error: unknown): void
}

export interface Reporters {
  log: Log
  recordMetrics: (metrics: RequestMetrics) => void
}

/**
 * Tells the log and the metrics how one call goes. Each log line carries `clientRequestId`, which
 * stays the same through the retries, and `requestId`, which is MarginFront's where it gave one.
 */
export function createCallReport(
  { method, route }: { method: string; route: string },
  clientRequestId: string,
  { log, recordMetrics }: Reporters,
): CallReport {
  const startTime = Date.now()
  const call = { method, path: route, clientRequestId }
  let retryCount = 0

  function finish(
    outcome: Pick<RequestMetrics, 'requestId' | 'success'> & Partial<RequestMetrics>,
  ) {
    const endTime = Date.now()
    // The clock can be set back while a call runs.
    const duration = Math.max(0, endTime - startTime)
    const metrics = { method, path: route, startTime, endTime, duration, retryCount, ...outcome }
    recordMetrics(metrics)
    return { ...call, ...outcome, duration, retryCount }
  }

  log('debug', 'MarginFront request started', call)
  return {
    retrying({ error, retryCount: count, wait }) {
      retryCount = count
      log('warn', 'MarginFront request will be retried', {
        ...call,
        ...describe(error, clientRequestId),
        retryCount,
        wait,
      })
    },
    succeeded({ status, requestId: idOf }) {
      const requestId = idOf() ?? clientRequestId
      const data = finish({ requestId, success: true, statusCode: status })
      log('info', 'MarginFront request succeeded', data)
    },
    failed(error) {
      const data = finish({ success: false, ...describe(error, clientRequestId) })
      log('error', 'MarginFront request failed', data)
    },
  }
}

function describe(error: unknown, clientRequestId: string) {
  if (!(error instanceof MarginFrontError)) {
    // Only the caller's own reason for giving up comes here, and it is not ours to write down.
    return {
      requestId: clientRequestId,
      errorType: 'AbortError',
      errorMessage: 'The caller gave up on the request.',
    }
  }
  return {
    requestId: error.requestId ?? clientRequestId,
    errorType: error.name,
    errorMessage: error.message,
    ...(error.status !== undefined && { statusCode: error.status }),
  }
}
