/** How much a log line matters. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** Takes one log line. What it throws, or rejects with, changes nothing and is told once on the console. */
export type LogHandler = (
  level: LogLevel,
  message: string,
  data?: Record<string, unknown>,
) => void | Promise<void>

/** What the client writes down about its requests: never a key, token, URL or body. */
export interface LoggingOptions {
  /** Turns logging on or off. @default true, once `logging` is given */
  enabled?: boolean | undefined
  /** The least level that is written. @default 'info' */
  level?: LogLevel | undefined
  /** Where lines go. @default the console */
  handler?: LogHandler | undefined
}

/** One finished call of the client, its retries included. */
export interface RequestMetrics {
  /** MarginFront's id of the request where it gave one, or else the client's own. */
  requestId: string
  /** The HTTP method. */
  method: string
  /** The path with names in place of ids, such as `/portal-sessions/:id`. */
  path: string
  /** When the call began, in milliseconds since 1970. */
  startTime: number
  /** When the call ended, in milliseconds since 1970. */
  endTime: number
  /** How long the call took, in milliseconds. */
  duration: number
  /** The last HTTP status, when there was an answer. */
  statusCode?: number
  /** Whether the call gave what was asked for. */
  success: boolean
  /** The name of the error class, or `AbortError` when the caller gave up. */
  errorType?: string
  /** The error's message, redacted. */
  errorMessage?: string
  /** How many attempts followed the first. */
  retryCount: number
}

/**
 * Takes the metrics of one call. What it throws, or rejects with, changes nothing and is told once
 * on the console.
 */
export type TelemetryHandler = (metrics: RequestMetrics) => void | Promise<void>

/** Where the metrics of calls go. Nothing is sent anywhere but to the handler. */
export interface TelemetryOptions {
  /** Turns telemetry on or off. @default true, once `telemetry` is given */
  enabled?: boolean | undefined
  /** The share of calls that are reported, from 0 to 1. @default 1 */
  sampleRate?: number | undefined
  /** Takes the metrics of each reported call. */
  handler?: TelemetryHandler | undefined
}

/** The options of `MarginFrontClient`. */
export interface MarginFrontClientOptions {
  /**
   * Where the API is, with its version: `https:`, or `http:` on a loopback host. Outside production
   * (`NODE_ENV`) `http:` may also lead to a private network: a service name such as
   * `http://emulator:4242/v1`, or a private address.
   * @default `MF_API_BASE_URL` when the client is made, else 'https://api.marginfront.com/v1'
   */
  baseUrl?: string | undefined
  /**
   * Milliseconds that one attempt may take, its body included. A call's own `timeout` replaces it,
   * and bounds the whole call.
   * @default 5000
   */
  timeout?: number | undefined
  /**
   * How often a call is tried again after a connection failure or a 429, 502, 503 or 504.
   * Its own timeouts are not tried again.
   * @default 3
   */
  retries?: number | undefined
  /**
   * Milliseconds before the first retry, doubled each time to at most 30 s; the real wait is
   * between half of that and all of it. A `Retry-After` of up to 30 s is waited for where it fits
   * into the call's time; a longer one ends the call at once, and the error's `retryAfter` says how
   * many seconds MarginFront asked for.
   * @default 300
   */
  retryDelay?: number | undefined
  /**
   * Writes down what happens. Without it one thing is still said, once, by `console.warn`: that a
   * list is not complete.
   * @default nothing else is written
   */
  logging?: LoggingOptions | undefined
  /** Measures calls. @default nothing is measured */
  telemetry?: TelemetryOptions | undefined
  /** Stands in for the runtime's `fetch`. @default `globalThis.fetch`, looked up for each call */
  fetch?: typeof globalThis.fetch | undefined
}
