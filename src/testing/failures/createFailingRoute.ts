import type { Emulator } from '../../emulator/index.ts'
import { createPortalRoute, type PortalRoute, type PortalRouteOptions } from '../../server/index.ts'
import type { RouteFailurePlan } from './PortalTestFailure.ts'
import { routeOptionsFor } from './routeOptionsFor.ts'
import { spoiledRequest } from './spoiledRequest.ts'

/**
 * Creates routes that fail: the real one, with what makes it answer a good request with a code, or
 * with a request that it answers so.
 */
export function createFailingRoute<Context>(
  settings: PortalRouteOptions<Context>,
  emulator: Emulator,
) {
  return ({ code, ...options }: RouteFailurePlan): PortalRoute<Context> => {
    if (!Object.hasOwn(routeOptionsFor, code)) return spoiling(code as keyof typeof spoiledRequest)
    const failing = routeOptionsFor[code as keyof typeof routeOptionsFor]
    return createPortalRoute<Context>({ ...settings, ...failing(emulator, options) })
  }

  function spoiling(code: keyof typeof spoiledRequest): PortalRoute<Context> {
    // A return URL of the host's own would win over the body's.
    const { returnUrl: _ofHost, ...others } = settings
    const route = createPortalRoute<Context>(others)
    return async (request, ...context) => route(await spoiledRequest[code](request), ...context)
  }
}
