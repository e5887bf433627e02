import type { Incoming } from '../incoming/Incoming.ts'
import { RouteFailure } from '../RouteFailure.ts'

/** Lets only the allowed methods in. */
export function requireMethod(request: Incoming, allowed: readonly string[]): void {
  if (allowed.includes(request.method)) return
  throw new RouteFailure('method_not_allowed', whyRefused(request, allowed), { allow: allowed })
}

function whyRefused({ method, headers }: Incoming, allowed: readonly string[]): string {
  // A preflight that is allowed has been answered by now.
  if (method === 'OPTIONS' && headers.has('access-control-request-method')) {
    const origin = JSON.stringify(headers.get('origin')?.slice(0, 200) ?? 'null')
    return (
      `A browser asked (in a CORS preflight) whether a page of the origin ${origin} may send its ` +
      'request here, and no such origin is named, so it will not. If this is your own app, name ' +
      'its origin in allowedOrigins.'
    )
  }
  return (
    `A request with the method ${method} came in and was refused: only ${allowed.join(', ')} is ` +
    'answered here, so that neither a prefetch nor a link scanner can set anything off. If your ' +
    'app sent it, change its method.'
  )
}
