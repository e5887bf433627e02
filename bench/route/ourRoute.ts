import { createPortalRoute, type PortalRouteOptions } from '../../src/server/index.ts'
import { secretKey, signedIn, type Upstream } from './upstream.ts'

/** Our route as a host sets it up, with every guard and its default rate limit. */
export function ourRoute(upstream: Upstream, options: Partial<PortalRouteOptions> = {}) {
  return createPortalRoute({
    secretKey,
    ...upstream,
    resolveCustomer({ request }) {
      const customerExternalId = signedIn(request.headers.get('cookie'))
      return customerExternalId === undefined ? 'unauthenticated' : { customerExternalId }
    },
    onEvent() {},
    ...options,
  })
}
