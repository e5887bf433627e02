/** A request as far as a route itself reads it; a web `Request` is one. */
export interface Incoming {
  readonly method: string
  readonly url: string
  readonly headers: Pick<Headers, 'get' | 'has'>
  /** Missing in some implementations of `Request`. */
  readonly signal?: Pick<AbortSignal, 'aborted'>
}

/** Stands in for a method that a `Request` cannot have, such as TRACE. No route answers it. */
export const unknownMethod = 'UNKNOWN'

/**
 * What an adapter hands over in place of a web `Request`, which takes longer to make than all else
 * that a route does. The host's functions get a real one, as soon as one of them asks for it.
 */
export interface AdaptedRequest extends Incoming {
  /** The request that was made for the host, if any. The body then has to be read through it. */
  readonly made: Request | undefined
  /** Makes the request for the host, once. */
  toRequest: () => Request
  /** Reads the body, or gives `undefined` as soon as it is longer than allowed. */
  readBody: (maxBytes: number) => Promise<Uint8Array | undefined>
  /** Lets the rest of the body flow away unread. */
  discardBody: () => void
}

/** Tells what an adapter handed over from a web `Request`. */
export function isAdapted(asked: Request | AdaptedRequest | undefined): asked is AdaptedRequest {
  return asked !== undefined && 'toRequest' in asked
}
