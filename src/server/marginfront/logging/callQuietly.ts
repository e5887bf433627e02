/**
 * Calls a host's handler so that nothing it throws, or rejects with, is felt by the caller: a
 * broken logger must not cost a customer their billing.
 */
export function callQuietly(call: () => unknown): void {
  try {
    Promise.resolve(call()).catch(() => undefined)
  } catch {
    return
  }
}
