const maxDepth = 5
const systemCode = /^[a-z]\w{1,60}$/i

/** Returns the system code, such as `ECONNREFUSED`, that an error itself carries. */
export function systemCodeOf(error: object): string | undefined {
  const code = 'code' in error ? error.code : undefined
  return typeof code === 'string' && systemCode.test(code) ? code : undefined
}

/** Returns every system code on an error and beneath it, the outermost first. */
export function systemCodesIn(error: unknown, depth = 0): string[] {
  if (!isErrorLike(error) || depth === maxDepth) return []
  const own = systemCodeOf(error)
  const inner = causesOf(error).flatMap((cause) => systemCodesIn(cause, depth + 1))
  return own === undefined ? inner : [own, ...inner]
}

/** Returns what lies under an error: its cause, and the many of an `AggregateError`. */
function causesOf(error: Error): unknown[] {
  const many = 'errors' in error && Array.isArray(error.errors) ? error.errors.slice(0, 5) : []
  return error.cause === undefined ? many : [error.cause, ...many]
}

/** Not `instanceof`: under Jest, Node's `fetch` throws errors of another realm. */
export function isErrorLike(value: unknown): value is Error {
  return (
    typeof value === 'object' &&
    value !== null &&
    'message' in value &&
    typeof value.message === 'string' &&
    'name' in value &&
    typeof value.name === 'string'
  )
}
