import { readAllowedOrigins } from '../../host/AllowedOrigins.ts'
import type { PortalRouteOptions } from './PortalRouteOptions.ts'
import { readLinkOptions } from './readLinkOptions.ts'

/** Checks the options of the route once, when it is created; see {@link readLinkOptions}. */
export function readRouteOptions<Context>(options: PortalRouteOptions<Context>) {
  const shared = readLinkOptions('createPortalRoute', options)
  const { checks, timeout } = shared
  const { errorRedirect, allowedOrigins, allowedReturnOrigins } = options
  if (errorRedirect !== undefined) checks.requireUrl('errorRedirect', errorRedirect)
  return {
    ...shared,
    errorRedirect,
    allowedOrigins: readAllowedOrigins(checks, allowedOrigins, timeout),
    allowsWithoutOrigin: () => options.allowRequestsWithoutOrigin === true,
    allowedReturnOrigins: checks.urlOrigins('allowedReturnOrigins', allowedReturnOrigins),
  }
}
