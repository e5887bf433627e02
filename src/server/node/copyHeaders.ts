import type { NodeRequest } from './messages.ts'

/**
 * Copies the request's headers for the web. What could never have come over a wire, such as a
 * header of a Lambda event in another alphabet, is made harmless instead of throwing.
 */
export function copyHeaders({ headers: received }: NodeRequest, to: Headers): Headers {
  for (const [name, values] of Object.entries(received ?? {})) {
    // HTTP/2 has pseudo-headers, which begin with a colon.
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) continue
    if (typeof values === 'string') to.append(name, fieldValue(values))
    else for (const value of [values ?? []].flat()) to.append(name, fieldValue(String(value)))
  }
  return to
}

/** Returns the value of a header as it may be on a wire. */
export function fieldValue(text: string): string {
  return text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?')
}
