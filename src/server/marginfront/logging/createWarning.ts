import { callQuietly } from './callQuietly.ts'
import type { Log } from './createLog.ts'

/**
 * Creates the way to say what a developer must hear of: to the log where there is one, or else once
 * on the console, in production too, because what it tells of is a loss that nothing else shows.
 */
export function createWarning(log: Log | undefined): (message: string) => void {
  if (log) return (message) => log('warn', message, {})
  const said = new Set<string>()
  return (message) => {
    if (said.has(message)) return
    said.add(message)
    callQuietly(() => console.warn(`[@marginfront/react] ${message}`))
  }
}
