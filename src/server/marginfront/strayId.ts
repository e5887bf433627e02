// Registered: an app can hold two copies of this package, one as ESM and one as CommonJS.
const mark = Symbol.for('@marginfront/react/strayId')

/** Returns the id in an answer to a create, even where the rest of it cannot be used. */
export function sessionIdIn(answer: unknown): string | undefined {
  const { id = Object(Object(answer).data).id } = Object(answer)
  return typeof id === 'number' || (typeof id === 'string' && id !== '') ? String(id) : undefined
}

/** Notes on an error which session was made all the same, so that the route can revoke it. */
export function noteStrayId(error: unknown, answer: unknown): void {
  const value = sessionIdIn(answer)
  if (value !== undefined) Object.defineProperty(error, mark, { value })
}

/** Returns the id of the session that was made although creating it failed, where there is one. */
export function strayIdOf(error: unknown): string | undefined {
  return Object(error)[mark]
}
