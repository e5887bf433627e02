import type {
  LoggingOptions,
  LogLevel,
  MarginFrontClientOptions,
  TelemetryOptions,
} from './clientOptions.ts'
import { logLevels } from '../logging/createLog.ts'
import { ValidationError } from '../errors.ts'

const defaultBaseUrl = 'https://api.marginfront.com/v1'
const loopbackHost = /^(localhost|127(\.\d+){3}|\[::1\])$/
/** Beyond this, timers overflow and fire at once. */
const longestTimer = 2 ** 31 - 1

/** Options that were checked, with every default in place. */
export interface ResolvedOptions {
  baseUrl: string
  timeout: number
  retries: number
  retryDelay: number
  logging: LoggingOptions
  telemetry: TelemetryOptions
  fetch: typeof globalThis.fetch | undefined
}

/** Checks the client's options and fills in what was left out. */
export function resolveOptions(options: MarginFrontClientOptions = {}): ResolvedOptions {
  const { timeout = 5000, retries = 3, retryDelay = 300, fetch } = options
  const logging = options.logging ?? { enabled: false }
  const telemetry = options.telemetry ?? { enabled: false }

  check(isWithin(1, timeout, longestTimer), 'timeout', 'a number of milliseconds from 1')
  check(Number.isInteger(retries) && retries >= 0, 'retries', 'a whole number from 0')
  check(isWithin(0, retryDelay, longestTimer), 'retryDelay', 'a number of milliseconds from 0')
  check(isWithin(0, telemetry.sampleRate ?? 1, 1), 'telemetry.sampleRate', 'a number from 0 to 1')
  check(isLevel(logging.level), 'logging.level', `one of ${logLevels.join(', ')}`)
  check(isFunctionOrAbsent(logging.handler), 'logging.handler', 'a function')
  check(isFunctionOrAbsent(telemetry.handler), 'telemetry.handler', 'a function')
  check(isFunctionOrAbsent(fetch), 'fetch', 'a function')

  const baseUrl = resolveBaseUrl(options.baseUrl ?? defaultBaseUrl)
  return { baseUrl, timeout, retries, retryDelay, logging, telemetry, fetch }
}

function resolveBaseUrl(value: string): string {
  const url = typeof value === 'string' && URL.canParse(value) ? new URL(value) : undefined
  const safe =
    url &&
    (url.protocol === 'https:' || (url.protocol === 'http:' && loopbackHost.test(url.hostname)))
  check(safe, 'baseUrl', 'an absolute https: URL, or an http: one on a loopback host')
  check(!url.username && !url.password, 'baseUrl', 'a URL without a user name or password')
  check(!/[?#]/.test(value), 'baseUrl', 'a URL without a query or fragment')
  return url.origin + url.pathname.replace(/\/+$/, '')
}

/** Never echoes the value: a base URL can hold a password. */
function check(passed: unknown, option: string, expected: string): asserts passed {
  if (passed) return
  throw new ValidationError(
    'invalid_option',
    `The MarginFrontClient option ${option} is not usable, so no request could be trusted. ` +
      `Give ${expected}, or leave it out for the default.`,
  )
}

const isWithin = (least: number, value: number, most: number) =>
  Number.isFinite(value) && value >= least && value <= most

const isFunctionOrAbsent = (value: unknown) => value === undefined || typeof value === 'function'

const isLevel = (level: LogLevel | undefined) => level === undefined || logLevels.includes(level)
