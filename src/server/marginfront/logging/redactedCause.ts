import { redactSecrets, type Redact } from './redact.ts'
import { isErrorLike, systemCodeOf } from './systemCodes.ts'

const maxDepth = 5

/**
 * Returns a copy of an error that is safe to keep as a `cause`: name, code, message and inner cause.
 *
 * Runtimes put the address, the headers or the whole request on what `fetch` throws, so nothing
 * else is copied, and a system error is told by its code alone.
 */
export function redactedCause(
  error: unknown,
  redact: Redact = redactSecrets,
  depth = 0,
): Error | undefined {
  if (!isErrorLike(error) || depth === maxDepth) return undefined
  const code = systemCodeOf(error)
  const cause = redactedCause(error.cause, redact, depth + 1)
  const copy = new Error(redact(code ?? error.message), cause && { cause })
  copy.name = redact(error.name)
  copy.stack = `${copy.name}: ${copy.message}`
  return code === undefined ? copy : Object.assign(copy, { code: redact(code) })
}
