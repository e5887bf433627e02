import type { NodeRequest } from './messages.ts'

/**
 * Returns the request's headers for the web. What could never have come over a wire, such as a
 * header of a Lambda event in another alphabet, is made harmless instead of throwing.
 */
export function headersOf({ headers: received }: NodeRequest): Headers {
  const headers = new Headers()
  for (const [name, values] of Object.entries(received ?? {})) {
    // HTTP/2 has pseudo-headers, which begin with a colon.
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name)) continue
    for (const value of [values ?? []].flat()) headers.append(name, fieldValue(String(value)))
  }
  return headers
}

/** Returns the value of a header as it may be on a wire. */
export function fieldValue(text: string): string {
  return text.replace(/[^\t\x20-\x7e\x80-\xff]/g, '?')
}
