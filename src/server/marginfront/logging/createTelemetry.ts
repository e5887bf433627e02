import { callQuietly } from './callQuietly.ts'
import type { RequestMetrics, TelemetryOptions } from '../options/clientOptions.ts'

/** Creates the one way by which the client reports metrics: sampled, and never throwing. */
export function createTelemetry(options: TelemetryOptions): (metrics: RequestMetrics) => void {
  const { enabled = true, sampleRate = 1, handler } = options
  return (metrics) => {
    if (handler && enabled && Math.random() < sampleRate) callQuietly(() => handler(metrics))
  }
}
