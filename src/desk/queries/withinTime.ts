import { PortalDeskError } from './PortalDeskError.ts'

/**
 * Runs what may hang, and ends it when the time is over or when it is given up, also where it does
 * not look at its signal.
 *
 * @throws PortalDeskError `timeout` or `aborted`
 */
export function withinTime<Value>(
  timeout: number,
  givenUp: AbortSignal | undefined,
  run: (signal: AbortSignal) => Promise<Value>,
): Promise<Value> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController()
    const end = (code: 'timeout' | 'aborted') => {
      reject(new PortalDeskError(code))
      controller.abort()
    }
    const giveUp = () => end('aborted')
    if (givenUp?.aborted) return giveUp()

    const timer = setTimeout(end, timeout, 'timeout')
    givenUp?.addEventListener('abort', giveUp)
    run(controller.signal)
      .then(resolve, reject)
      .finally(() => {
        clearTimeout(timer)
        givenUp?.removeEventListener('abort', giveUp)
      })
  })
}
