/** Work that may be ended from outside. */
export interface Attempt {
  /** Aborts when the work has to end. */
  readonly signal: AbortSignal
  /** Called then, where the work has set it: a listener on a signal costs far more. */
  giveUp?: () => void
}

export interface Deadline {
  /** Milliseconds that the work may take. */
  timeout: number
  /** The caller's own way to give up. */
  signal: AbortSignal | undefined
  /** Makes the error for work that took too long. */
  onTimeout: () => Error
}

/**
 * Runs work that must end when time is up or the caller gives up: the promise settles then, even
 * when the work (a host's own `fetch`, say) does not listen to the signal it is given.
 *
 * It listens to nothing but the caller's signal, and to that one no longer than the work takes. Node
 * keeps a signal for as long as its request lives, and through a listener the signal would keep the
 * request of a failed `fetch`: neither would ever be freed.
 */
export function withDeadline<T>(
  work: (attempt: Attempt) => Promise<T>,
  { timeout, signal, onTimeout }: Deadline,
): Promise<T> {
  const controller = new AbortController()
  const attempt: Attempt = { signal: controller.signal }
  return new Promise((resolve, reject) => {
    const end = (reason: unknown) => {
      stopWaiting()
      // First, so that the reason wins over whatever the work says about being aborted.
      reject(reason)
      controller.abort(reason)
      attempt.giveUp?.()
    }
    const giveUp = () => end(signal?.reason)
    const timer = setTimeout(() => end(onTimeout()), timeout)
    signal?.addEventListener('abort', giveUp, { once: true })
    const stopWaiting = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', giveUp)
    }
    work(attempt).then(
      (result) => {
        stopWaiting()
        resolve(result)
      },
      (error: unknown) => {
        stopWaiting()
        reject(error)
      },
    )
  })
}
