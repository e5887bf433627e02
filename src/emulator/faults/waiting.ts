// A Request in Node follows its caller's signal only as long as someone holds the Request
// (https://github.com/nodejs/undici/blob/main/lib/web/fetch/request.js keeps it in a WeakRef), and
// nothing else holds one that hangs.
const held = new Set<Request>()

/** Waits until the request is given up, and then rejects with the reason. */
export function untilAborted(request: Request): Promise<never> {
  held.add(request)
  return new Promise((_, reject) => {
    const giveUp = () => {
      held.delete(request)
      reject(request.signal.reason)
    }
    if (request.signal.aborted) giveUp()
    else request.signal.addEventListener('abort', giveUp, { once: true })
  })
}

/** A timer that is set for longer fires at once. */
const longestTimer = 2 ** 31 - 1

/** Waits this many real milliseconds, or rejects when the request is given up. */
export function waitFor(ms: number, request: Request): Promise<void> {
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      clearTimeout(timer)
      reject(request.signal.reason)
    }
    const timer = setTimeout(
      () => {
        request.signal.removeEventListener('abort', giveUp)
        resolve()
      },
      Math.min(ms, longestTimer),
    )
    if (request.signal.aborted) giveUp()
    else request.signal.addEventListener('abort', giveUp, { once: true })
  })
}
