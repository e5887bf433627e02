import { RouteFailure } from './RouteFailure.ts'

/** Lets nothing mint but a POST, so that prefetchers and link scanners cannot. */
export function requirePost(request: Request): void {
  if (request.method === 'POST') return
  throw new RouteFailure('method_not_allowed', `A ${request.method} request mints no link.`)
}
