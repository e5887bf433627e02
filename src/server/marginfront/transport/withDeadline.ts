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
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { timeout, signal, onTimeout }: Deadline,
): Promise<T> {
  const controller = new AbortController()
  const giveUp = () => controller.abort(signal?.reason)
  const timer = setTimeout(() => controller.abort(onTimeout()), timeout)
  signal?.addEventListener('abort', giveUp, { once: true })
  // Listening first, so that the reason wins over whatever the work says about being aborted.
  const { aborted, stopListening } = listenTo(controller.signal)
  try {
    return await Promise.race([aborted, work(controller.signal)])
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', giveUp)
    // Node keeps the signal for as long as the request lives, and through a listener the signal
    // would keep the request of a failed `fetch`: neither would ever be freed.
    stopListening()
  }
}

function listenTo(signal: AbortSignal) {
  let stopListening = () => {}
  const aborted = new Promise<never>((_resolve, reject) => {
    const onAbort = () => reject(signal.reason)
    signal.addEventListener('abort', onAbort, { once: true })
    stopListening = () => signal.removeEventListener('abort', onAbort)
  })
  return { aborted, stopListening }
}
