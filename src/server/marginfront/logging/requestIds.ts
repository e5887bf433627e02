import { redactSecrets } from './redact.ts'

const plainId = /^[\w.:-]{1,128}$/

/** Returns a new id for one call. `crypto.randomUUID` would do, but pages on plain http do not have it. */
export function createRequestId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/**
 * Tells whether an id is of the client's own making, which nobody but its log knows. One of
 * MarginFront's may look the same, and is then taken for one.
 */
export function isOwnRequestId(id: string): boolean {
  return /^[\da-f]{32}$/.test(id)
}

/**
 * MarginFront's own id of a request, when the answer carries a plain one.
 *
 * Neither header is documented by MarginFront: that there may be one is this package's assumption.
 */
export function readRequestId(headers: Headers): string | undefined {
  const id = headers.get('x-request-id') ?? headers.get('request-id')
  return id !== null && plainId.test(id) && redactSecrets(id) === id ? id : undefined
}
