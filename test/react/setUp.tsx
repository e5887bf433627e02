import { setupWorker } from 'msw/browser'
import { afterEach, beforeAll } from 'vitest'
import type { EmulatorOptions } from '../../src/emulator/index.ts'
import type { PortalRouteOptions } from '../../src/server/portal/options/PortalRouteOptions.ts'
import { createPortalBackend } from '../../src/testing/createPortalBackend.ts'
import { portalHandlers } from '../../src/testing/portalHandlers.ts'
import { recordNavigation } from '../../src/testing/recordNavigation.ts'

export const endpoint = '/api/billing-portal'

/** Answers the requests of this page with handlers, for the tests of the file that calls it. */
export function startWorker() {
  const worker = setupWorker()
  beforeAll(() => worker.start({ onUnhandledFrame: 'bypass', quiet: true }))
  afterEach(() => worker.resetHandlers())

  return {
    worker,
    /** A real portal route on an emulator behind this page, and a place where links end up. */
    setUp(options?: Partial<PortalRouteOptions>, emulatorOptions?: EmulatorOptions) {
      const backend = createPortalBackend(options, emulatorOptions)
      worker.use(...portalHandlers(backend.route))
      return { ...backend, ...recordNavigation() }
    },
  }
}
