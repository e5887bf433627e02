/** How much a log line matters. */
export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** Takes one log line. An error that it throws changes nothing, and is logged once on the console. */
export type LogHandler = (
  level: LogLevel,
  message: string,
  data?: Record<string, unknown>,
) => void | Promise<void>

/** What the client logs about its requests: never a key, token, URL or body. */
export interface LoggingOptions {
  /** Turns logging on or off. @default true, where there is a `logging` */
  enabled?: boolean | undefined
  /** The lowest level that is logged. @default 'info' */
  level?: LogLevel | undefined
  /** Called with each line. @default the console */
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
 * Takes the metrics of one call. An error that it throws changes nothing, and is logged once on the
 * console.
 */
export type TelemetryHandler = (metrics: RequestMetrics) => void | Promise<void>

/** Where the metrics of calls go. Nothing is sent anywhere but to the handler. */
export interface TelemetryOptions {
  /** Turns telemetry on or off. @default true, where there is a `telemetry` */
  enabled?: boolean | undefined
  /** The share of calls that are reported, from 0 to 1. @default 1 */
  sampleRate?: number | undefined
  /** Called with the metrics of each reported call. @default none */
  handler?: TelemetryHandler | undefined
}

/** The options of `MarginFrontClient`. */
export interface MarginFrontClientOptions {
  /**
   * The address of the API, with its version: `https:`, or `http:` on a loopback host. Outside
   * production (`NODE_ENV`), `http:` may also lead to a private network: to a service name such as
   * `http://emulator:4242/v1`, or to a private address.
   * @default `MF_API_BASE_URL` when the client is created, or else `https://api.marginfront.com/v1`
   */
  baseUrl?: string | undefined
  /**
   * How long one attempt may take, in milliseconds, its body included. The `timeout` of a single call
   * replaces it, and is the limit of the whole call.
   * @default 5000
   */
  timeout?: number | undefined
  /**
   * How many times a call is retried after a connection failure or a 429, 502, 503 or 504. A timeout
   * is not retried.
   * @default 3
   */
  retries?: number | undefined
  /**
   * How long to wait before the first retry, in milliseconds. It doubles each time, up to 30 s, and
   * the real wait is between half of it and all of it. A `Retry-After` of up to 30 s is honoured if it
   * fits into the time of the call; a longer one ends the call at once, and the error's `retryAfter`
   * has the seconds.
   * @default 300
   */
  retryDelay?: number | undefined
  /**
   * What the client logs.
   * @default nothing, but for one `console.warn` if a list is not complete
   */
  logging?: LoggingOptions | undefined
  /** Measures calls, and sends nothing anywhere but to your handler. @default nothing is measured */
  telemetry?: TelemetryOptions | undefined
  /** Used instead of the runtime's `fetch`. @default `globalThis.fetch`, looked up for each call */
  fetch?: typeof globalThis.fetch | undefined
}
