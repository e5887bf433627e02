import { redactSecrets, type Redact } from './redact.ts'

const maxDepth = 5
const systemCode = /^[a-z]\w{1,60}$/i

/**
 * A copy of an error that is safe to keep as a `cause`: name, code, message and inner cause.
 *
 * Runtimes put the address, the headers or the whole request on what `fetch` throws, so nothing
 * else is copied, and a system error is told by its code alone.
 */
export function redactedCause(
  error: unknown,
  redact: Redact = redactSecrets,
  depth = 0,
): Error | undefined {
  if (!(error instanceof Error) || depth === maxDepth) return undefined
  const code = errorCode(error)
  const cause = redactedCause(error.cause, redact, depth + 1)
  const copy = new Error(redact(code ?? error.message), cause && { cause })
  copy.name = redact(error.name)
  copy.stack = `${copy.name}: ${copy.message}`
  return code === undefined ? copy : Object.assign(copy, { code: redact(code) })
}

/** The first system code, such as `ECONNREFUSED`, on an error or beneath it. */
export function systemCodeOf(error: unknown, depth = 0): string | undefined {
  if (!(error instanceof Error) || depth === maxDepth) return undefined
  return errorCode(error) ?? systemCodeOf(error.cause, depth + 1)
}

function errorCode(error: Error): string | undefined {
  const code = 'code' in error ? error.code : undefined
  return typeof code === 'string' && systemCode.test(code) ? code : undefined
}
