import { ValidationError } from '../errors.ts'
import { logLevels } from '../logging/createLog.ts'
import type {
  LoggingOptions,
  LogLevel,
  MarginFrontClientOptions,
  TelemetryOptions,
} from './clientOptions.ts'
import { isMilliseconds } from './isMilliseconds.ts'
import { resolveBaseUrl } from './resolveBaseUrl.ts'

/** Options that were checked, with every default in place. */
export interface ResolvedOptions {
  baseUrl: string
  timeout: number
  retries: number
  retryDelay: number
  logging: LoggingOptions | undefined
  telemetry: TelemetryOptions
  fetch: typeof globalThis.fetch | undefined
}

/** Checks the client's options and fills in what was left out. */
export function resolveOptions(options: MarginFrontClientOptions = {}): ResolvedOptions {
  const { timeout = 5000, retries = 3, retryDelay = 300, logging, fetch } = options
  const telemetry = options.telemetry ?? { enabled: false }

  check(isMilliseconds(timeout, 1), 'timeout', 'a number of milliseconds from 1')
  check(Number.isInteger(retries) && retries >= 0, 'retries', 'a whole number from 0')
  check(isMilliseconds(retryDelay, 0), 'retryDelay', 'a number of milliseconds from 0')
  check(isShare(telemetry.sampleRate), 'telemetry.sampleRate', 'a number from 0 to 1')
  check(isLevel(logging?.level), 'logging.level', `one of ${logLevels.join(', ')}`)
  check(isFunctionOrAbsent(logging?.handler), 'logging.handler', 'a function')
  check(isFunctionOrAbsent(telemetry.handler), 'telemetry.handler', 'a function')
  check(isFunctionOrAbsent(fetch), 'fetch', 'a function')

  const baseUrl = resolveBaseUrl(options.baseUrl)
  return { baseUrl, timeout, retries, retryDelay, logging, telemetry, fetch }
}

function check(passed: boolean, option: string, expected: string): void {
  if (passed) return
  throw new ValidationError(
    'invalid_option',
    `The option ${option} of MarginFrontClient is not ${expected}, so the client cannot work ` +
      'as intended. Correct it, or leave it out for the default.',
  )
}

const isShare = (value = 1) => Number.isFinite(value) && value >= 0 && value <= 1

const isFunctionOrAbsent = (value: unknown) => value === undefined || typeof value === 'function'

const isLevel = (level: LogLevel | undefined) => level === undefined || logLevels.includes(level)
