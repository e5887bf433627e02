import { redactSecrets } from './redact.ts'

const plainId = /^[\w.:-]{1,128}$/

/** "Client", as far as hexadecimal digits can spell it. */
const ownPrefix = 'c11e47'

/** Returns a new id for one call. */
export function createRequestId(): string {
  return ownPrefix + crypto.randomUUID().replaceAll('-', '').slice(ownPrefix.length)
}

/** Tells whether an id is of the client's own making, which nobody but its log knows. */
export function isOwnRequestId(id: string): boolean {
  return id.startsWith(ownPrefix) && /^[\da-f]{32}$/.test(id)
}

/**
 * MarginFront's own id of a request, when the answer carries a plain one.
 *
 * Neither header is documented by MarginFront: that there may be one is this package's assumption.
 */
export function readRequestId(headers: Headers): string | undefined {
  const id = headers.get('x-request-id') ?? headers.get('request-id')
  return isPlainId(id) ? id : undefined
}

/** Tells whether an id can be shown: it is short, and holds no key, token or link. */
export function isPlainId(id: unknown): id is string {
  return typeof id === 'string' && plainId.test(id) && redactSecrets(id) === id
}
