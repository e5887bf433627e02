/**
 * Tells whether a value is a web `Request`, by what it has rather than by its class: a polyfill's
 * or another realm's is one too.
 */
export function isRequest(value: unknown): value is Request {
  try {
    const { headers, method, url, signal, on } = Object(value)
    return (
      typeof method === 'string' &&
      typeof url === 'string' &&
      typeof headers?.get === 'function' &&
      // Mocks of Node's request may have all of that too.
      typeof on !== 'function' &&
      // Read here, where it may throw.
      (signal === undefined || typeof signal === 'object')
    )
  } catch {
    // A framework's object may have getters that throw outside of its own code.
    return false
  }
}
