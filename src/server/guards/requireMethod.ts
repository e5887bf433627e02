import { unknownMethod, type Incoming } from '../incoming/Incoming.ts'
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
      `A CORS preflight from ${origin} was refused, so the browser did not send the request ` +
      'itself. If this is your own app, name its origin in allowedOrigins.'
    )
  }
  const what = method === unknownMethod ? 'an unsupported method' : `method ${method}`
  return (
    `A request with ${what} was refused: only ${allowed.join(', ')} is answered here, so that ` +
    'no prefetch or link scanner can trigger anything. If your app sent it, change its method.'
  )
}
