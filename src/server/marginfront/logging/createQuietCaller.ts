import { callQuietly } from './callQuietly.ts'

/**
 * Calls a host's handler, and settles when the handler has.
 *
 * @param call calls the handler
 * @param about what it is told of, for the message
 */
export type QuietCaller = (call: () => unknown, about: string) => Promise<void>

/**
 * Makes the way to call one of the host's handlers. Whatever it throws, or rejects with, changes
 * nothing, but is told once on the console: nothing else shows that a handler hears of nothing.
 *
 * @param option the handler's option, for the message
 */
export function createQuietCaller(option: string): QuietCaller {
  let told = false

  function tell(about: string, thrown: unknown) {
    if (told) return
    told = true
    const line =
      `[@marginfront/react] ${option} failed to handle ${about}, so that may be recorded nowhere; ` +
      'nothing else was affected. Fix the handler: its error follows, later ones are not shown.'
    callQuietly(() => console.error(line, thrown))
  }

  return async (call, about) => {
    try {
      await call()
    } catch (thrown) {
      tell(about, thrown)
    }
  }
}
