import { createQuietCaller } from './createQuietCaller.ts'
import type { RequestMetrics, TelemetryOptions } from '../options/clientOptions.ts'

/** Creates the one way by which the client reports metrics: sampled, and never throwing. */
export function createTelemetry(options: TelemetryOptions): (metrics: RequestMetrics) => void {
  const { enabled = true, sampleRate = 1, handler } = options
  const callQuietly = createQuietCaller('telemetry.handler')
  return (metrics) => {
    if (!handler || !enabled || Math.random() >= sampleRate) return
    void callQuietly(() => handler(metrics), `a call, ${metrics.method} ${metrics.path}`)
  }
}
