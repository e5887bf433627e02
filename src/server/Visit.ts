import type { CustomerReference } from './marginfront/types.ts'

/** What is known of one request on its way through the route. */
export interface Visit {
  readonly request: Request
  readonly requestId: string
  readonly startedAt: number
  /** Where the app lives: the `Origin` that was accepted, and the likeliest one until then. */
  appOrigin: string
  customer?: CustomerReference
  returnUrl?: string | undefined
}

/** Begins the record of a request. */
export function beginVisit(
  request: Request,
  { allowedOrigins }: { allowedOrigins: readonly string[] | undefined },
): Visit {
  const ownOrigin = new URL(request.url).origin
  // Behind a proxy the request's own origin may be an inner address; one that is named is public.
  const [likeliest = ownOrigin] = allowedOrigins?.includes(ownOrigin) ? [] : (allowedOrigins ?? [])
  return {
    request,
    requestId: crypto.randomUUID(),
    startedAt: Date.now(),
    appOrigin: likeliest,
  }
}
