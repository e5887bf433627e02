import type { LogHandler, LoggingOptions, LogLevel } from '../options/clientOptions.ts'
import { createQuietCaller } from './createQuietCaller.ts'
import type { Redact } from './redact.ts'

/** The levels, from the least to the most that matters. */
export const logLevels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error']

/** Writes one line, when its level is wanted. */
export type Log = (level: LogLevel, message: string, data: Record<string, unknown>) => void

const toConsole: LogHandler = (level, message, data) => console[level](message, data)

/** Creates the one way by which the client logs: filtered by level, redacted, and never throwing. */
export function createLog(options: LoggingOptions, redact: Redact): Log {
  const { enabled = true, level: least = 'info', handler = toConsole } = options
  const callQuietly = createQuietCaller('logging.handler')
  const wanted = enabled ? logLevels.slice(logLevels.indexOf(least)) : []
  return (level, message, data) => {
    if (!wanted.includes(level)) return
    const safeData = Object.entries(data).map(([name, value]) => [
      name,
      typeof value === 'string' ? redact(value) : value,
    ])
    const line = redact(message)
    void callQuietly(() => handler(level, line, Object.fromEntries(safeData)), `the line "${line}"`)
  }
}
