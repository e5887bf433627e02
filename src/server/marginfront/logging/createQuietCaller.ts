import { callQuietly } from './callQuietly.ts'

/**
 * Calls a host's handler. What it returns settles when the handler has; it is undefined where the
 * handler was done at once.
 *
 * @param call calls the handler
 * @param about what it is told of, for the message
 */
export type QuietCaller = (call: () => unknown, about: string) => Promise<void> | undefined

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
      `[@marginfront/react] ${option} threw while handling ${about}, so that may be lost; nothing else ` +
      'was affected. Fix the handler: its error follows, and later errors are not shown.'
    callQuietly(() => console.error(line, thrown))
  }

  return (call, about) => {
    try {
      const handled = call()
      if (typeof Object(handled).then !== 'function') return undefined
      return Promise.resolve(handled).then(ignore, (thrown: unknown) => tell(about, thrown))
    } catch (thrown) {
      tell(about, thrown)
      return undefined
    }
  }
}

function ignore() {}
