/**
 * Hands work to the host's `waitUntil`, where its context has one, so that the runtime stays
 * awake for it. Gives what is left to wait for: nothing then, else the work itself.
 *
 * @param work a promise that never rejects
 */
export function inBackground(context: unknown, work: Promise<void>): Promise<void> {
  if (!hasWaitUntil(context)) return work
  try {
    context.waitUntil(work)
    return Promise.resolve()
  } catch {
    // A runtime may refuse after the answer was sent.
    return work
  }
}

function hasWaitUntil(
  context: unknown,
): context is { waitUntil: (work: Promise<unknown>) => unknown } {
  return (
    typeof context === 'object' &&
    context !== null &&
    'waitUntil' in context &&
    typeof context.waitUntil === 'function'
  )
}
