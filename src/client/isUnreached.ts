import { isTypeError } from './isTypeError.ts'

/** Whether this is what `fetch` rejects with inside a host's own code when it reaches nobody. */
export const isUnreached = (cause: unknown): boolean =>
  isTypeError(cause) && /fetch|network|load failed/i.test(String(cause))
