import { http, type HttpHandler } from 'msw'
import type { PortalRoute } from '../server/portal/options/PortalRouteOptions.ts'
import { asSentByBrowser } from './asSentByBrowser.ts'

/**
 * Makes the MSW handlers that answer a button's requests with a real portal route.
 *
 * @param route the route, as `createPortalBackend` makes one
 * @param endpoint the address that the button asks
 * @example
 * const { route } = createPortalBackend()
 * const worker = setupWorker(...portalHandlers(route))
 */
export function portalHandlers(
  route: PortalRoute,
  endpoint = '/api/billing-portal',
): HttpHandler[] {
  return [http.all(endpoint, ({ request }) => route(asSentByBrowser(request)))]
}
